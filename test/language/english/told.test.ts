// The shapes of what is told about people and things: lines that have them, and lines that only look like it.
import { describe, expect, test } from 'vitest'
import * as told from '../../../src/language/english/told.ts'

type Shape = { readonly test: (line: string) => boolean }

/** Which of these lines the shape does not sort as it stands here. */
function holds(shape: Shape, are: readonly string[], areNot: readonly string[]): void {
  expect(are.filter((line) => !shape.test(line))).toEqual([])
  expect(areNot.filter((line) => shape.test(line))).toEqual([])
}

describe('what is told', () => {
  test('a statement has a subject of one to four words, and its verb', () =>
    holds(
      told.STATEMENT,
      [
        'jo left',
        'the new neighbours are loud',
        'my sister’s old car broke',
        '“mum can’t come',
        'mum cant come',
        'he wont eat',
        'he won’t eat',
        'x is 5',
      ],
      [
        'is late',
        'the very tall man over there left',
        'mum: is late',
        'mum is here; call',
        'misty',
        'photos we took',
        'go and buy milk and it is late',
      ],
    ))

  test('a thing, and which one it is', () =>
    holds(
      told.WHICH,
      [
        'photos we took in june',
        'the photos we took',
        'my old cups i found',
        'those shoes he had bought',
        'all the bags we have packed',
        'some books she just wrote',
        'the report jim asked for',
        'that old man asked about',
        '“the thing jim wrote me about',
        'the red form jim asked for',
        'the thing jim wrote me about.',
        '“the pots we washed',
      ],
      [
        'sometimes we took it',
        'yes we did',
        'mondays we walked',
        'the photos we took them',
        'the photos we took, call',
        'os we took',
        'the report jim asked',
        'buy the report jim asked for',
        'see photos we took',
        'the report jim asked for money',
      ],
    ))

  test('nothing but a price', () =>
    holds(
      told.PRICE,
      [
        '£40',
        '£ 40',
        'about £40',
        'it’s only 40 quid',
        'its 40quid',
        '1,200.50 euros',
        '$3k',
        '3k dollars',
        '£40 for the cake',
        'roughly 20 pounds each',
        'About £40',
        '€5, £5 less'.slice(0, 2),
        '“£5',
      ],
      ['pay £40', '40', '40 cakes', '£40 cake', 'a 40 quid cake', '£40 forms', 'quid'],
    ))

  test('somebody is away, somewhere is closed', () =>
    holds(
      told.IS_AWAY,
      [
        'jo’s off till weds',
        'jo is off',
        'my old boss is now away',
        'Jo Is off',
        'they’re still abroad',
        'they are late',
        'the bank closes at 4',
        'bank shuts early',
        'the corner shop opens on monday',
        '“jo is ill',
        '(the bank closes late',
      ],
      [
        'jo is offended',
        'ask if my old boss is away',
        'jo is off: call',
        'the bank closes',
        'the nice old corner shop closes at 4',
        'is away',
        'the bank closes at 4; go',
        'jo is nice',
      ],
    ))

  test('what those around one did', () =>
    holds(
      told.PEOPLE_DID,
      [
        'my daughter put this on my phone',
        'our old cat has just walked off',
        'oh well, his kids always left',
        'so my mum said no',
        'her sisters keeps asked',
        '“my nan loved it',
        'my boss also jumped',
      ],
      [
        'the daughter put this',
        'tell my mum said no',
        'my mum red shoes',
        'my daughter put: this',
        'my two very old cats left',
        'my mum ed',
        'my bossy left',
      ],
    ))

  test('a detail of what was spoken of', () =>
    holds(
      told.DETAIL,
      [
        'their number is 5',
        'the code’s 1234',
        'her new address: 5 high st',
        'and its name is bob',
        'the codes 12',
        '“his e-mail is x',
        'his email is x',
        'Their Number Is 5',
      ],
      ['number is 5', 'the number', 'write their number is 5', 'the very new code is 5', 'the code is', 'my code is 5'],
    ))

  test('what was done to somebody', () =>
    holds(
      told.DID_TO,
      [
        'the vet called us',
        'jo told me',
        'the man next door helped her',
        'he just gave it',
        'mum has finally phoned him',
        '“jo woke me',
        'mum has never told us',
      ],
      [
        'need it',
        'plants need it',
        'called us',
        'the vet called',
        'the vet called me: go',
        'plants feed them',
        'they told mean',
        'one two three four five helped me',
        'dad ed me',
      ],
    ))

  test('a wish, or a change of what is planned', () => {
    holds(
      told.TELLS_WISH,
      ['the client wants blue', 'Sam Said no', 'sam said no', 'the dentist moved it', 'he cant come'],
      ['sam said he is off', 'i said no', 'blue', 'sam said we go', 'sam saids'],
    )
    holds(
      told.TELLS_OF_IT,
      [
        'she wants two',
        'She Wants two',
        'he’s free at 5',
        'they need them',
        'they needs it',
        'the client asked',
        'and my boss suggested may',
        'oh, she is only in on mondays',
        'theyre free',
        'they’d got one',
      ],
      ['the boss wants two', 'if she wants two', 'she waits', 'he needs time', 'the boss asked', 'they freed'],
    )
  })

  test('how what is planned stands', () =>
    holds(
      told.TELLS_STATE,
      [
        'the hinges are out of stock till tuesday',
        'the surgery is closed',
        'The Surgery Is Closed',
        'he’s off',
        'the bank reopens monday',
        'it isn’t really quite ready',
        'it isnt available',
        'they seem sold out',
        'they seems away',
        'it stays open',
        'it opens',
      ],
      ['the hinges out', 'the surgery is closedown', 'the opening', 'it is not so very much later', 'this off'],
    ))

  test('what is told of something known from before', () => {
    holds(
      told.PRONOUN,
      ['he left', 'He left', 'oh, it did', 'so they left', '“she', 'because it rained'],
      ['the heat', 'ask if he left', 'item', 'hell'],
    )
    holds(
      told.POINTS,
      ['that’s mine', 'it was late', 'those are', 'these', '“this is it', 'thats it', 'its so'],
      ['the thing', 'thatch', 'is it', 'item'],
    )
  })

  test('how a day is', () => {
    holds(
      told.OF_A_DAY,
      [
        'tomorrow’s going to be mad',
        'Tomorrow Is mad',
        'ugh, monday is a nightmare',
        'next week looks really busy',
        'this month was hell',
        'today will be so long',
        'yesterday’ll be fine',
        'well so saturday is not good',
        'last year was bad',
      ],
      ['tomorrow buy', 'on monday it is hell', 'next day is hell', 'monday is madly', 'monday is paint day', 'oh'],
    )
    holds(
      told.IS_DAY,
      [
        'tis only tuesday',
        '“its friday',
        'it’s still monday',
        'ugh, its friday already',
        'it is not even june',
        'oh god it’s monday again today.',
        'thank god its friday',
        '’tis may',
        'its tuesday ffs!',
      ],
      ['only tuesday', 'its day', 'its tuesday at 5', 'say its tuesday', 'it’s only june 5'],
    )
  })

  test('all of it', () =>
    holds(
      told.IS_OF_ALL,
      [
        'everything is due friday',
        '“everything is due',
        'everything’s late',
        'oh god, everything is due',
        'it all is',
        'all of them are due',
        'way too much is due',
        'and tons are left',
        'everythings due',
      ],
      [
        'everything',
        'say everything is due',
        'everything is due: call',
        'everything isolated',
        'so everybody is late',
        'all of him is',
      ],
    ))

  test('that it was so already, that it is due', () => {
    holds(
      told.IS_PAST,
      [
        'it was late',
        'they weren’t in',
        'they werent in',
        'it wasnt so',
        'it wasn’t so',
        'i didnt',
        'i didn’t',
        'we had tea',
        'she felt ill',
      ],
      ['it is late', 'wasp', 'wentworth', 'bad'],
    )
    holds(
      told.IS_DUE,
      ['lab report is due 23', 'fees are now due', 'it is also due'],
      ['due friday', 'it is duet', 'this due', 'is not due'],
    )
  })

  test('what has to be done', () =>
    holds(
      told.HAS_TO,
      [
        'nan’s card again, have to post it',
        'no milk; need to buy',
        'late! so i really must run',
        'ugh. i just gotta go',
        'it is so, and we ought to ask',
        'out of milk, got to shop',
      ],
      ['i have to post it', 'card, have it', 'card, must', 'card,have to post it', 'card, must 5'],
    ))

  test('until when', () => {
    holds(
      told.UNTIL,
      [
        'the vet called, they can’t see us till thursday',
        'no answer until may',
        'no bread till 5',
        'he isn’t in til one',
        'not till may',
        'it wont open until may',
        'it won’t open until may',
        'she cant come until may',
        'she can’t come until may',
        'he isnt in until may',
        'they aren’t in until may',
        'they arent in until may',
        'no bread until 5',
        'she cannot come until may',
        'he called. back until may',
      ],
      ['open until may', 'knot until may', 'not in may', 'no till'],
    )
    holds(
      told.IS_AWAY_UNTIL,
      ['jo is off till may', 'on holiday in spain until 5', 'busy til one', 'off until one', 'out til one'],
      ['off in may', 'until off', 'offer until may', 'off till', 'soft until may'],
    )
  })

  test('what was missed, and of whom it is', () => {
    holds(
      told.MISSED,
      [
        'forgot my 8 o’clock ones',
        'i totally forgot',
        'i’ve just missed it',
        'ive overslept',
        'i slept through',
        '“forgot',
      ],
      ['forgot to call', 'she forgot', 'forgotten to call', 'i forgotto', 'missing'],
    )
    holds(
      told.OF_ONESELF,
      ['i’m late', 'im late', 'i am late', 'we’re off', 'were off', 'i’ve been ill', 'ive been ill', '“i’m'],
      ['if i’m late', 'imagine', 'i was', 'i amble'],
    )
  })

  test('how often', () =>
    holds(
      told.SAYS_RHYTHM,
      [
        'swimming has moved to thursdays at 4',
        'it’s fortnightly on tuesdays',
        'weekly in some weeks',
        'every other day',
        'every 2 small weeks',
        'every monday at 9',
        'each friday at 5',
        'mondays at noon',
        'weekdays from 9',
        'every second sunday is bin day',
        'each first of may is free',
        '“every month means rent',
      ],
      [
        'thursday at 4',
        'weekly',
        'thursdays',
        'every one is',
        'reach friday at',
        'the every month means rent',
        'every a is x',
        'every monday',
      ],
    ))
})

// What was just said is amended: its words, its rhythm, its place among the others, its things one by one; a reason
// right behind a wish changes nothing of the wish.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('what was just said is amended', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')
  const titles = (ann: Person): Promise<string[]> => ann.world.database.knex('tasks').orderBy('title').pluck('title')

  test('by other words in its title', async () => {
    const ann = await person()
    await talk(ann, [
      ['call dawn about the rota', 'Added'],
      ["its not dawn it's donna", 'call donna about the rota'],
      ['print the hall ticket, two copies', 'Added'],
      ['change print to scan', 'scan the hall ticket, two copies'],
      ['tea not coffee', not('Saved')],
    ])
  })

  test('by days on which it does not come', async () => {
    await talk(await person(), [
      ['write one page every day at 10pm', 'Added'],
      ['sundays off', 'every day except Sunday at 22:00'],
      ['walk every day at 7am', 'Added'],
      ['alternate days only', 'every 2 days at 07:00'],
      ['run every day at 7am', 'Added'],
      ['sundays off', 'every day except Sunday at 07:00'],
      ['piano every weekday at 4', 'Added'],
      ['not fridays though', 'every Monday, Tuesday, Wednesday and Thursday at 16:00'],
    ])
  })

  test('days off are no rhythm of what comes once', async () => {
    await talk(await person(), [
      ['buy milk', 'Added'],
      ['sundays off', not('Saved: buy milk')],
    ])
  })

  test('by its place among the others', async () => {
    await talk(await person(), [
      ['chase the march invoice', 'Added'],
      ['put that first', 'high priority', not('April')],
      ['paint the shed', 'Added'],
      ['bump it down the list', 'low priority'],
    ])
  })

  test('by saying that its things are several', async () => {
    const ann = await person()
    await talk(ann, [
      ['right three things today, ring the pharmacy, wash uniform, pick up ellie at 3.15', '[3 tasks instead]'],
      ['yes split them up', 'Saved 3 things'],
    ])
    expect(await titles(ann)).toEqual(['pick up ellie', 'ring the pharmacy', 'wash uniform'])
  })

  test('a clock behind “for” is no length', async () => {
    await talk(await person(), [
      ['pack lunches', 'Added'],
      ['sign the form', 'Added'],
      ['put both on for 8 tomorrow', 'Fri 6 March, 08:00', not('Thu')],
    ])
  })

  test('earlier than no time at all is asked for', async () => {
    await talk(await person(), [
      ['client call', 'Added'],
      ['move it up 15 min', 'It has no date yet', not('Moved')],
      ['tomorrow at 3', 'Moved: client call', 'Fri 6 March, 15:00'],
      ['move it up 15 min', 'Fri 6 March, 14:45'],
    ])
  })

  test('a reason without a comma', async () => {
    await talk(await person(), [
      ['squash', 'Added'],
      ["drop the squash we've got some", 'Let go: squash'],
      ['water the ferns', 'Added'],
      ['kill the ferns one its annoying', 'Let go: water the ferns'],
      ['focus 25', 'Focus'],
      ['stop im fried', 'Stopped'],
    ])
  })

  test('what points back is asked about, and no task', async () => {
    const ann = await person()
    await talk(ann, [
      ['write the deck', 'Added'],
      ['split it over today and tomorrow', 'Is that about “write the deck”?', not('Added')],
      ['mail the dean', 'Added'],
      ['not him, mail the registrar', 'Is that about “mail the dean”?'],
    ])
    expect(await titles(ann)).toEqual(['mail the dean', 'write the deck'])
  })

  test('with nothing said before, it is asked what to do with it', async () => {
    await talk(await person(), [['spread it over two days', '[Add as a task]']])
  })

  test('a part of a list is not all of it, whatever is skipped', async () => {
    await talk(await person(), [
      ['draft the mail, find the number, attach the pdf', 'Added'],
      ['skip the pdf she has it', not('Let go')],
    ])
  })

  test('nothing is finished by the words for a day', async () => {
    await talk(await person(), [
      ['ring the bank today please about the card for today', 'Added'],
      ['done for today', not('Done')],
    ])
  })

  test('of two that have the word, when a thing is to be done does not count', async () => {
    await talk(await person(), [
      ['viva at 3pm', 'Added'],
      ['print the thesis before viva', 'Added'],
      ['shift the viva to 4', 'Moved: viva', '16:00'],
    ])
  })

  test('by the name that it was given before', async () => {
    await talk(await person(), [
      ['school run at 3', 'Thu 5 March, 15:00'],
      ['buy school shoes', 'Added'],
      ['can you make the school run one 3:10 instead', 'Moved: school run', '15:10'],
      ['can we do the shoes thing sunday instead', 'Moved: buy school shoes', 'Sun 8 March'],
      ['and the run one half past', not('shoes')],
    ])
  })

  test('by minutes past the hour that it is at', async () => {
    await talk(await person(), [
      ['washer at 4pm', 'Added'],
      ['no make it half past', 'Moved: washer', '16:30'],
      ['actually make it quarter to', '15:45'],
      ['buy milk', 'Added'],
      ['make it half past', not('Moved')],
    ])
  })

  test('by steps of one’s own', async () => {
    await talk(await person(), [
      ['pack for the trip', 'Added'],
      ['add items to it: socks, charger, toothbrush', '3 steps', 'socks', 'toothbrush'],
      ['finish the website', 'Added'],
      ['divide it in parts: home, services and contact', 'steps', 'services'],
    ])
  })

  test('by what comes on the day before it', async () => {
    await talk(await person(), [
      ['dentist tuesday at 9', 'Added'],
      ['tell me the day before to get cash', 'Added: get cash', 'Mon 9 March'],
      [
        'remind me the night before to pack the swimming bag for saturday',
        'pack the swimming bag',
        'Fri 6 March, 21:00',
      ],
    ])
  })

  test('what is sighed before it is no part of it', async () => {
    await talk(await person(), [
      ['ugh the car again, need to book the MOT', 'Added: book the MOT'],
      ['god the boiler is making that noise, must ring the plumber', 'Added: ring the plumber'],
    ])
  })

  test('an errand with a pronoun and a moment is about what was said', async () => {
    await talk(await person(), [
      ['buy trifle', 'Added'],
      ['get that tomorrow with the paper', 'Is that about “buy trifle”?', '[Move it: tomorrow]'],
      ['write that on it', not('Fill in')],
    ])
  })

  test('a part of a list that is dropped leaves the rest', async () => {
    await talk(await person(), [
      ['groceries: oats, tofu, coffee, the good bread', 'Added'],
      ['drop the bread', 'is more than that', '[Only the good bread]', not('Let go')],
    ])
  })

  test('a list that is named behind the thing', async () => {
    const ann = await person()
    await talk(ann, [
      ['need a longer drill bit add it to bunnings list', 'Added: need a longer drill bit', '#bunnings'],
    ])
  })

  test('of two clocks both are offered', async () => {
    await talk(await person(), [['calpol at 6 and again at 10 if she is hot', '18:00?]', '22:00?]']])
  })

  test('a timer of hours is a reminder', async () => {
    await talk(await person(), [['set a timer 4 hours from now for the next dose', 'Added: the next dose', '14:00']])
  })

  test.each([
    'so tired of reading about gatsby',
    'home. brain dead',
    'already 40 minutes and only the header',
    'tablets have gone down well',
    'feel rubbish about how little ive done',
    'lunch then ill start',
    'off to bed night',
    'hello i am back from holidays',
  ])('“%s” is no task', async (line) => {
    const ann = await person()
    await talk(ann, [[line, not('Added')]])
    expect(await titles(ann)).toEqual([])
  })
})

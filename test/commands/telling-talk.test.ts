// What sounds told without being a sentence, what asks for comfort or for no answer, who steps away for a moment and comes back,
// and what looks much the same and is a thing to do.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** Mon 30 November 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-11-30T09:00:00Z')

describeOnBothEngines('what sounds told', (open) => {
  const person = async (): Promise<Person> => (await world(await open(), { now: MORNING })).person('ann')

  test.each([
    ['another day another migraine', /list can wait|Less is fine/],
    ['not my finest hour', '[Add as a task]'],
    ['rain stopped play again', /annoying|needed|Annoying/],
    ['flatmate left dishes again smh', '[Add as a task]'],
    ['deadlines everywhere', 'enough for now'],
    ['lowkey panicking', 'enough for now'],
    ['spent 40 on takeaway whoops', '[Add as a task]'],
    ['lost two lambs in the night', '[Add as a task]'],
    ['my laptop fan sounds like a jet', '[Add as a task]'],
    ['client meeting got preponed', '[Add as a task]'],
    ['everything smells of sick', '[Add as a task]'],
    ['tension tension tension', 'enough for now'],
    ['oh for a lie in', '[Add as a task]'],
    ['just vibes today', '[Add as a task]'],
    ['finally got through', 'Good to hear'],
    ['kids up at 5. again.', '[Add as a task]'],
    ['worried about the boy', 'enough for now'],
    ['no mood', 'enough for now'],
  ])('“%s” is answered', async (line, answer) => {
    await talk(await person(), [[line, answer, not('Added')]])
  })

  test.each(['bloody government forms', 'merge conflict hell', 'laundry again', 'burnt pan soak'])(
    '“%s” is kept in doubt',
    async (line) => {
      await talk(await person(), [[line, `Added: ${line}`, '[Not a task]']])
    },
  )

  test.each([
    'another coat of paint on the fence',
    'same form for ella',
    'everything for the school trip',
    'big day outfit',
    'snow tyres',
    'all day breakfast ingredients',
    'half a dozen eggs',
    'nearly new sale table',
    'joke book for leo',
    'drag race tickets',
    'see what went wrong',
    'send revised quote',
  ])('“%s” is a thing to do', async (line) => {
    await talk(await person(), [[line, `Added: ${line}`, not('Not a task')]])
  })

  test.each(['photos we took in june', 'the report jim asked for', 'books she lent me'])(
    '“%s” is a thing',
    async (line) => {
      await talk(await person(), [[line, `Added: ${line}`]])
    },
  )

  test('a day that begins soon is kept, and may be no task', async () => {
    await talk(await person(), [
      ['uni starts in a week and im not ready', 'Added', '[Not a task]'],
      ['plumber came at 4 in the end', not('Added')],
      ['plumber comes at 4 tomorrow', 'Added', 'Tue 1 December'],
    ])
  })

  test.each([
    ['how do people adult', "I don't know either"],
    ['why is ci always red', /no answer to that|know either/],
    ['why do they always put me on nights', 'enough for now'],
    ['pls tell me something nice', 'enough for now'],
    ['should i bother with the course', 'Nothing has to be decided now'],
    ['is it worth doing the hay this week', 'Nothing has to be decided now'],
    ['maybe i should quit', 'Nothing has to be decided now'],
    ['can u not be so formal', 'I can be quieter'],
    ['are you any good at sums?', 'I keep tasks'],
    ["don't know what i'd do without you", 'Any time'],
    ['ah well', /list/],
    ['he better bring wine', /list/],
  ])('“%s” has an answer that fits', async (line, answer) => {
    await talk(await person(), [[line, answer, not('Added')]])
  })

  test('who steps away for a moment is waited for, and who comes back is welcome', async () => {
    await talk(await person(), [
      ['one sec, bleep', "Take your time. I'm here."],
      ['one sec, attending call', "Take your time. I'm here."],
      ['mummy is calling, one minute', "Take your time. I'm here."],
      ['ok back', 'Welcome back', '[What now?]'],
      ['one minute plank', 'Added: one minute plank'],
    ])
  })

  test('who asks for something small gets it, in whatever words', async () => {
    await talk(await person(), [
      ['water the plants', 'Added'],
      ['any small one', 'water the plants'],
      ['anything quick before my 2pm', 'water the plants', not('Added')],
      ['just the one thing please', 'One thing now', 'water the plants'],
      ['i should be doing something but what', 'water the plants', not('Added')],
      ['one more then bed', 'One thing now'],
      ['can we keep it short today', 'Which ones today?'],
      ['one more coat then sand', 'Added: one more coat then sand'],
    ])
  })

  test('a day that is to be a light one is shown', async () => {
    await talk(await person(), [
      ['ring the bank tomorrow', 'Added'],
      ['can tomorrow be a light one', 'Tue 1 December', 'ring the bank'],
      ['hows my week looking', 'This week', 'ring the bank'],
      ['light one candle tomorrow', 'Added: light one candle'],
    ])
  })

  test('“the thing i said” is what was said', async () => {
    await talk(await person(), [
      ['pension letter', 'Added'],
      ['remind me about the thing i said', 'pension letter', not('Added')],
      ['did i tell you about the pension thing', 'pension letter'],
      ['what is pending from my side', 'pension letter'],
      ['is more than that?', 'pension letter'],
    ])
  })

  test('boxes are broken down, an essay is split', async () => {
    await talk(await person(), [
      ['break down the boxes', 'Added: break down the boxes', not('[Add it]')],
      ['break down the essay', 'Nothing open is called “essay”', '[Add it]'],
    ])
  })

  test('a cab with a time is a thing to do', async () => {
    await talk(await person(), [
      ['book cab for airport 5am tomorrow', 'Added: book cab for airport', 'Tue 1 December, 05:00'],
      ['order me a taxi', not('Added')],
    ])
  })

  test('what is told says nothing of what was just shown', async () => {
    const ann = await person()
    await talk(ann, [
      ['buy milk', 'Added'],
      ['call sam', 'Added'],
      ['list', 'buy milk'],
      ['my team is not cooperating at all', not('Which one?'), not('Added')],
      ['wifi is down only', not('Is that about')],
      ['another year nearly done', not('Noted')],
    ])
    expect(await ann.world.database.knex('tasks').pluck('title')).toEqual(['buy milk', 'call sam'])
  })

  test('a note to self is what one tells oneself', async () => {
    await talk(await person(), [['note to self never deploy on friday', 'Added: never deploy', not('to self')]])
  })
})

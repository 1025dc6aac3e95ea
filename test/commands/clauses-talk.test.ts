// Lines of several clauses: what only tells how things are leads to what is to be done, or stands alone and is no task.
import { expect, test } from 'vitest'
import { Task } from '../../src/models/task.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('lines of several clauses', (open) => {
  const person = async () => (await world(await open())).person('ann')
  const kept = async (ann: Person): Promise<{ title: string; notes: string }[]> =>
    (await Task.query(ann.world.database.knex).orderBy('created_at')).map(({ title, description }) => ({
      title,
      notes: description,
    }))

  test.each([
    ['car failed its mot, need to book new tyres asap', 'book new tyres asap', 'car failed its mot'],
    ['bit tired but lets do the ironing', 'do the ironing', 'bit tired'],
    ["i've got a headache. take paracetamol and lie down", 'take paracetamol and lie down', "i've got a headache"],
    ['the bank froze my card so i have to go in with id', 'go in with id', 'the bank froze my card'],
    ['school emailed, sort something for leo', 'sort something for leo', 'school emailed'],
    [
      'called them, no answer, try again with the other number',
      'try again with the other number',
      'called them, no answer',
    ],
    [
      'the printer guy came but it still jams, ring him again',
      'ring him again (the printer guy came, it still jams)',
      '',
    ],
  ])('“%s” keeps the thing to do, and why', async (line, title, notes) => {
    const ann = await person()
    await talk(ann, [[line, `Added: ${title}`]])
    const [task] = await kept(ann)
    expect(task).toEqual({ title, notes })
  })

  test.each([
    ['jess wants her book back, must find it this weekend', 'find it (jess wants her book back)', 'Sat 7 March'],
    [
      'mums birthday is 3rd april, get her something by the 1st',
      'get her something (mums birthday is 3rd april)',
      '1 April',
    ],
    ["prescription's ready, collect it before 6", "collect it before 6 (prescription's ready)", '18:00?'],
  ])('“%s” says in brackets what the pronoun is about', async (line, title, when) => {
    await talk(await person(), [[line, `Added: ${title}`, when]])
  })

  test.each([
    ["i'm meeting anna at 6 so i need to leave at half 5", 'leave', '17:30', "In the notes: i'm meeting anna at 6"],
    ['landlord is coming round on saturday at 11, hide the cat', 'hide the cat', '7 March, 11:00?', 'In the notes'],
    ["she's asleep. calpol again at 6", 'calpol again', '18:00', "In the notes: she's asleep"],
    ['friday is sports day', 'sports day', 'Fri 6 March'],
    ["the 12th is jo's party", "jo's party", 'Thu 12 March'],
    [
      "i keep missing the recycling, it's fortnightly on tuesdays",
      'i keep missing the recycling\n',
      'every 2 weeks on Tuesday',
    ],
    ['we are seeing gran on sunday so get flowers saturday', 'get flowers', 'Sat 7 March', not('8 March')],
  ])('“%s”: the date of the thing is its own, another is offered', async (line, title, ...said) => {
    await talk(await person(), [[line, `Added: ${title}`, ...said]])
  })

  test.each([
    'feel a bit better now',
    'home now. knackered',
    'lost an hour to reddit',
    'got distracted by the news again',
    'still in pajamas lol',
    'so much for the plan',
    "tomorrow's going to be mad",
    'ravi swapped so no need to email him',
    "the vet called, they can't see us till thursday",
    'my lecture got cancelled so i’ve got 2 hours free',
    'nah she has loads, he got her three last year',
  ])('“%s” only tells, and becomes no task', async (line) => {
    const ann = await person()
    await talk(ann, [[line, not('Added'), not('Nothing open')]])
    expect(await kept(ann)).toEqual([])
  })

  test('a command behind what is told is run alone, and a pronoun keeps to its own line', async () => {
    const ann = await person()
    await talk(ann, [
      ['write the report', 'Added: write the report'],
      ["it's raining, move the report to tomorrow", 'Moved: write the report', 'Fri 6 March'],
      ["i'm ill today, what's on tomorrow?", 'write the report'],
      ["it's quiet in here so let's start the report", 'Started: write the report'],
      ['long day. show my tasks', 'Open tasks: 1'],
      ['the form needs a photo so get one taken', 'Added: get one taken (the form needs a photo)'],
      [
        'meeting with jo 14:00 tomorrow, bring the contract',
        'Added: meeting with jo 14:00 tomorrow, bring the contract',
      ],
      ['after work, call mum', 'Added: after work, call mum'],
      ['i just took out the recycling, cross that off my list', not('Done: get one taken'), not('Done: write')],
    ])
  })

  test('what explains a pronoun may be long', async () => {
    const told = `the bank wrote about ${'the boiler and the roof and '.repeat(8)}the drains`
    await talk(await person(), [[`${told}, answer it this week`, 'Added: answer it', not('characters')]])
  })

  test('what was cancelled is no second wish', async () => {
    const ann = await person()
    await talk(ann, [
      ['get the bus', 'Added: get the bus'],
      ['the bus was cancelled, need to ring work', not('Let go')],
      ["i'm on break, 20 mins, anything quick i can do?", 'get the bus', not('Nothing is waiting')],
    ])
  })

  test('two wishes of one line are both done', async () => {
    const ann = await person()
    await talk(ann, [
      ['buy stamps', 'Added: buy stamps'],
      ['write the report', 'Added: write the report'],
      ["bought the stamps, what's next?", 'Done: buy stamps', 'write the report'],
    ])
  })

  test('an occasion before a colon is no title: its deeds are offered as several', async () => {
    await talk(await person(), [
      ['before work: feed the cat, water the plants, take the bins out', 'Added: before work', '[3 tasks instead]'],
      [
        'got 3 things today: mark the essays, email the dean, pick freya up',
        'Added: got 3 things',
        '[3 tasks instead]',
      ],
    ])
  })
})

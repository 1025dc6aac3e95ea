// The faults that were met in weeks of daily use, said one after the other, each as it should have been.
import { expect, test } from 'vitest'
import { opener } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const open = opener('sqlite')
/** Thu 3 December 2026, 10:00 in London. */
const NOW = new Date('2026-12-03T10:00:00Z')

async function london(...titles: readonly string[]): Promise<Person> {
  const ann = (await world(await open(), { now: NOW })).person('ann', { zone: 'Europe/London' })
  for (const title of titles) await ann.says(`task add title:"${title}"`)
  return ann
}
const titlesOf = async ({ world: { database } }: Person): Promise<string[]> =>
  (await database.knex('tasks').orderBy('task_id')).map(({ title }) => title)

test('1 a first word that misleads cuts nothing', async () => {
  const ann = await london()
  await talk(ann, [
    ['wrap presents', '[I meant: wrap]'],
    ['wrap up the report', 'Added'],
    ['plan B for the party', 'Added'],
  ])
  expect(await titlesOf(ann)).toEqual(['wrap presents', 'wrap up the report', 'plan B for the party'])
})

test.each([
  ['meds 9pm every day', 'every day at 21:00'],
  ['team lunch first friday of every month', 'monthly on the 1st Friday'],
  ['GST return 20th of every month', 'monthly on the 20th'],
  ['EMI on 5th every month', 'monthly on the 5th'],
  ['take meds 8am and 8pm every day', 'every day at 08:00'],
  ['call bob tomorrow 5pm every monday', 'every Monday at 17:00'],
  ['bins every other tues', 'every 2 weeks on Tuesday'],
])('2 what stands before “every” belongs to it: %s', async (line, rhythm) => {
  const shown = textOf(await (await london()).says(line))
  expect(shown).toContain(rhythm)
  expect(shown).not.toContain('Moved')
})

test('3 with nothing in progress, done asks', async () => {
  const ann = await london('buy milk', 'write report')
  // What was spoken of last is forgotten by then.
  ann.world.clock.advance({ hours: 3 })
  await talk(ann, [['done', not('Done: '), /Which one/]])
})

test('4 later keeps the clock or says that there is none', async () => {
  await talk(await london(), [
    ['measure tomorrow 9am', 'Added: measure'],
    ['later measure', /09:00|no time/i],
  ])
})

test.each(['task list', 'list done', 'list #buy', 'list zone:music', 'list today', 'find milk', 'search milk'])(
  '7 “%s” looks',
  async (line) => {
    const ann = await london('buy milk')
    await ann.says(line)
    expect(await titlesOf(ann)).toEqual(['buy milk'])
  },
)

test('8 a verb of done finds the habit', async () => {
  await talk(await london(), [
    ['habit add Meds', 'New habit'],
    ['done meds', 'Done today: Meds'],
  ])
})

test.each([
  'help mum move',
  'admin day',
  'task force meeting',
  'energy 2 drinks',
  'dump old sofa at tip',
  'add salt to dishwasher',
  'book a smear test',
])('9 “%s” is a task with all its words', async (line) => {
  const ann = await london()
  await ann.says(line)
  expect(await titlesOf(ann)).toEqual([line])
})

test('10 buttons are typed, with a final sign, and from the views before', async () => {
  const ann = await london('write report', 'call gp')
  await talk(ann, [
    ['start report', 'Started'],
    ['done!', 'Done: write report'],
    ['help!', not('Added')],
    ['bye', not('Added')],
    ['did it', not('Added')],
    ['settings', not('Added')],
    ['projects', not('Added')],
    ['home', not('Added')],
    ['new project', not('Added: new project')],
  ])
  expect(await titlesOf(ann)).toEqual(['write report', 'call gp'])
})

test.each(['turn off reminders', 'stop messaging me', 'mute', 'pause reminders', 'change my timezone', 'settings'])(
  '11 “%s” is a wish about me, never a task',
  async (line) => {
    const ann = await london()
    await ann.says(line)
    expect(await titlesOf(ann)).toEqual([])
  },
)

test('11 a zone said in a sentence is set', async () => {
  await talk(await london(), [
    ['my timezone is Paris', 'Time zone: Paris'],
    ['I moved to Tokyo', 'Time zone: Tokyo'],
  ])
})

test.each(['done 1 2 3', 'done 2, 3', 'done 1-3', 'done milk, eggs'])('13 “%s” names several', async (line) => {
  const ann = await london('milk', 'eggs', 'bread')
  await talk(ann, [
    ['list', 'Open tasks: 3'],
    [line, 'Done', not('Added')],
  ])
})

test('15 a new zone says what moved', async () => {
  await talk(await london(), [
    ['dentist 14:30 friday', 'Added: dentist'],
    ['me edit timezone:Tokyo', 'Time zone: Tokyo', /dentist.*23:30/, /\[Keep 14:30\]/],
  ])
})

test('16 a named value counts on a bare line', async () => {
  const ann = await london()
  await talk(ann, [['buy milk due:friday', 'Added: buy milk\nFri 4 December']])
  expect(await titlesOf(ann)).toEqual(['buy milk'])
})

test('17 and 18 focus is said in words', async () => {
  const ann = await london('write report')
  for (const line of ['focus 25 minutes on report', 'focus on the report for 25 minutes', 'pomodoro report'])
    await talk(ann, [[line, 'write report', not('Added')]])
  await talk(ann, [
    ['someone at the door', not('Added')],
    ['back', not('Added')],
    ['note idea', 'Noted: idea'],
    ['extend 20', not('Added')],
    ['interrupt was on line 40', 'line 40'],
  ])
})

test('19 a list in one line is offered as many', async () => {
  await talk(await london(), [
    ['need to: finish essay by friday, call gp, reply to landlord, laundry', '[4 tasks instead]'],
    ['milk, eggs, bread', '[3 tasks instead]'],
  ])
})

test('20 a goal reads its date', async () => {
  await talk(await london(), [['goal add Learn guitar by end of march', 'Learn guitar\n', /31 March/]])
})

test('21 list marks go', async () => {
  const ann = await london()
  await talk(ann, [
    ['- [ ] eggs', 'Added: eggs'],
    ['1. milk', 'Added: milk'],
    ['paint hall @home', '[Add zone home]'],
  ])
})

test('22 a twin is mentioned, and told apart', async () => {
  await talk(await london(), [
    ['buy milk', 'Added'],
    ['buy milk', 'You already have “buy milk”'],
    ['done milk', /added|today/],
  ])
})

test('24 “split it” is the task just spoken of', async () => {
  await talk(await london('write report'), [
    ['reply to landlord', 'Added'],
    ['split it', 'reply to landlord'],
  ])
})

test('25 with nothing open, the morning is silent', async () => {
  const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T09:30:00Z'))
  await talk(ann, [['nudge set morning at:08:30', '08:30']])
  await heart.at('2026-03-06T08:00:00Z')
  expect(heart.heard().join('\n')).not.toContain('Nothing is open')
})

test.each(['help dates', 'help due', 'help find', 'help style'])('26 “%s” is a topic', async (line) => {
  await talk(await london(), [[line, not('There is no topic'), not('Added')]])
})

test('26 help shows the marks of a line', async () => {
  expect(textOf(await (await london()).says('help'))).toMatch(/#|~25m|!high/)
})

test('28 a late reminder says that it is late', async () => {
  const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T07:00:00Z'))
  await talk(ann, [['call gp today 9am', 'Added']])
  await heart.at('2026-03-05T13:00:00Z')
  expect(heart.heard().join('\n')).toContain('This was for 09:00')
})

test('29 a prompt without a form takes the next line', async () => {
  const ann = await london()
  await talk(ann, [
    ['home', not('Added')],
    ['brain dump', 'Type your list, one thing per line.'],
    ['milk\neggs', 'Saved 2 things'],
  ])
  expect(await titlesOf(ann)).toEqual(['milk', 'eggs'])
})

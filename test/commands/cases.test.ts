// The cases that were collected from daily use and from public reports, said one after the other, each with the value
// it should have and a second wording of its kind. What belongs to one platform alone is tried beside its adapter.
import { expect, test } from 'vitest'
import { taskMetadata } from '../../src/models/json.ts'
import { localDay, localTime } from '../../src/time/index.ts'
import { opener } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const open = opener('sqlite')
/** Thu 3 December 2026, 10:00 in London. */
const DECEMBER = new Date('2026-12-03T10:00:00Z')
/** Thu 5 March 2026, 10:30 in Vienna. */
const MARCH = new Date('2026-03-05T09:30:00Z')

const personAt = async (now: Date, zone: string): Promise<Person> =>
  (await world(await open(), { now })).person('ann', { zone })
const london = () => personAt(DECEMBER, 'Europe/London')
const vienna = () => personAt(MARCH, 'Europe/Vienna')

/** Every task as “title @ due”, oldest first; the clock only where one was said. */
async function tasksOf({ world: { database }, identity: { zone = 'UTC' } }: Person): Promise<string[]> {
  const rows = await database.knex('tasks').orderBy('task_id')
  return rows.map(({ title, due_date: due, metadata }) => {
    if (due === null) return title
    const at = new Date(due)
    const clock = taskMetadata.read(metadata).has_due_time ? ` ${localTime(at, zone)}` : ''
    return `${title} @ ${localDay(at, zone)}${clock}`
  })
}

test.each([
  ['dinner at 7', 'dinner @ 2026-12-03 19:00'],
  ['supper with Ida at 6', 'supper with Ida @ 2026-12-03 18:00'],
  ['drinks at 8 friday', 'drinks @ 2026-12-04 20:00'],
  ['ring the surgery at half 8 tomorrow', 'ring the surgery @ 2026-12-04 08:30'],
  ['bins out at half 9 on monday', 'bins out @ 2026-12-07 09:30'],
  ['order turkey a week on saturday', 'order turkey @ 2026-12-12'],
  ['bake the cake a week on tuesday', 'bake the cake @ 2026-12-15'],
  ['day after tomorrow puja at home 7 am', 'puja at home @ 2026-12-05 07:00'],
  ['in half an hour check oven', 'check oven @ 2026-12-03 10:30'],
  ['in an hour and a half turn the roast', 'turn the roast @ 2026-12-03 11:30'],
  ['read John 3:16', 'read John 3:16'],
  ['learn Psalm 23:4', 'learn Psalm 23:4'],
  ["find out what's on friday", "find out what's on friday"],
  ['wrap presents', 'wrap presents'],
  ['help Tom', 'help Tom'],
  ['help Ida move', 'help Ida move'],
])('on a day in December, “%s” is “%s”', async (line, task) => {
  const ann = await london()
  await ann.says(line)
  expect(await tasksOf(ann)).toEqual([task])
})

test.each([
  ['call Tom in 3 days at 9am', 'call Tom @ 2026-03-08 09:00'],
  ['x in 2 weeks at 9am', 'x @ 2026-03-19 09:00'],
  ['x in 3 days 9am', 'x @ 2026-03-08 09:00'],
  ['x in a week at noon', 'x @ 2026-03-12 12:00'],
  ['x 3 weeks from now at 10', 'x @ 2026-03-26 10:00'],
  ['call mum sunday 8 17:00', 'call mum @ 2026-03-08 17:00'],
  ['x 14th 9am', 'x @ 2026-03-14 09:00'],
  ['x 2026/03/14 9am', 'x @ 2026-03-14 09:00'],
  ['remind me to call mum tomorrow 9am', 'call mum @ 2026-03-06 09:00'],
  ['please remind me tomorrow 9am to call mum', 'call mum @ 2026-03-06 09:00'],
  ['*Call Uma tomorrow 9am*', 'Call Uma @ 2026-03-06 09:00'],
  ['Call mum <t:1772784000:F>', 'Call mum @ 2026-03-06 09:00'],
])('on a day in March, “%s” is “%s”', async (line, task) => {
  const ann = await vienna()
  await ann.says(line)
  expect(await tasksOf(ann)).toEqual([task])
})

test('what is due in days rings then, and not before', async () => {
  const { ann, heart } = await annNudged(await open(), MARCH)
  await ann.says('call Tom in 3 days at 9am')
  await heart.at('2026-03-08T07:59:00Z')
  expect(heart.heard()).toEqual([])
  await heart.at('2026-03-08T08:00:00Z')
  expect(heart.heard()).toEqual([expect.stringContaining('call Tom, 09:00')])
})

test('day and month stand as the zone has them, and the other is offered', async () => {
  const ann = await personAt(DECEMBER, 'America/New_York')
  await talk(ann, [['party 7/4', 'Added: party', /\[.*7 Apr.*\]/]])
  expect(await tasksOf(ann)).toEqual(['party @ 2027-07-04'])
})

test('a date in the middle is offered, never lost', async () => {
  await talk(await london(), [
    ['meeting with HR 14:00 tomorrow, bring contract', 'Added: meeting with HR', /\[.*4 Dec.*14:00.*\]/],
    ['call Ben friday 9am, ask about keys', 'Added: call Ben', /\[.*4 Dec.*09:00.*\]/],
  ])
})

test.each([
  ['meds 9pm every day', 'meds', 'every day at 21:00'],
  ['pay rent on the 1st and 15th of every month', 'pay rent', 'monthly on the 1st and 15th'],
  ['a test at 3pm every day', 'a test', 'every day at 15:00'],
])('“%s” is set at once and said', async (line, title, rhythm) => {
  await talk(await london(), [[line, `Added: ${title}`, rhythm, '[Only once]']])
})

test('a rhythm with an end is not once', async () => {
  const shown = textOf(await (await vienna()).says('x every day at 9am until friday'))
  expect(shown).toMatch(/every day|Repeat it/)
})

test('a plural of a weekday offers a rhythm', async () => {
  await talk(await vienna(), [['update the agenda on Mondays', 'Added: update the agenda', /Repeat it|every Monday/]])
})

test('what follows “wrap presents” is not dated by it', async () => {
  const ann = await london()
  await talk(ann, [
    ['wrap presents', 'Added'],
    ['call the dentist', 'Added'],
  ])
  expect(await tasksOf(ann)).toEqual(['wrap presents', 'call the dentist'])
})

test('a reminder said last is what “done” means, not what runs', async () => {
  const { earth, ann, heart } = await annNudged(await open(), MARCH)
  await talk(ann, [
    ['finish essay', 'Added'],
    ['start essay', 'Started'],
    ['call gp today 11am', 'Added'],
  ])
  await heart.at('2026-03-05T10:00:00Z')
  const { external_id: id } = await earth.database.knex('chat_accounts').first('external_id')
  const answer = textOf(await ann.says('done', { where: { channelId: `dm-${id}`, kind: 'private' } }))
  expect(answer).toContain('Done: call gp')
  expect(answer).not.toContain('Done: finish essay')
})

test('moved to tomorrow from its reminder, a task keeps its clock', async () => {
  const { ann, heart } = await annNudged(await open(), MARCH)
  await ann.says('call gp today 14:00')
  await heart.at('2026-03-05T13:00:00Z')
  await ann.presses(heart.answer(), 'Move to tomorrow')
  expect(await tasksOf(ann)).toEqual(['call gp @ 2026-03-06 14:00'])
})

test('sixty pasted lines are told', async () => {
  const sixty = Array.from({ length: 60 }, (_, index) => `thing ${index + 1}`).join('\n')
  await talk(await london(), [[sixty, '59 more lines are in the notes.', '[60 tasks instead]']])
})

test('list and find look', async () => {
  const ann = await london()
  await talk(ann, [
    ['buy milk', 'Added'],
    ['list today', not('Added')],
    ['find milk', 'Tasks with “milk”: 1'],
    ['search milk', 'Tasks with “milk”: 1'],
  ])
  expect(await tasksOf(ann)).toEqual(['buy milk'])
})

test.each(['milk done', 'move report to monday'])('with both open, “%s” is done or offered', async (line) => {
  const ann = await london()
  await talk(ann, [
    ['buy milk', 'Added'],
    ['write report', 'Added'],
    [line, /^(Done|Moved)|\[I meant: /],
  ])
})

test('an unpaid invoice is chased, never paid', async () => {
  const ann = await london()
  const line = 'chase the unpaid invoice from Orbit Ltd'
  await talk(ann, [
    [line, 'Added'],
    [`split ${line}`, 'steps', not('pay it'), not('Log in at the bank')],
  ])
})

test('a thing that is there moves to a date said in words', async () => {
  const ann = await vienna()
  await talk(ann, [
    ['milk', 'Added'],
    ['later milk in 2 weeks at 9am', not('Added')],
  ])
  expect(await tasksOf(ann)).toEqual(['milk @ 2026-03-19 09:00'])
})

test('a length of two units is one length', async () => {
  await talk(await vienna(), [
    ['Report ~1h 30m', 'Added: Report\n', '1 h 30 min'],
    ['Essay ~2h15m', 'Added: Essay\n'],
  ])
})

test('a part of a day is told or kept', async () => {
  await talk(await vienna(), [['dinner saturday evening', 'Added: dinner', /evening/]])
})

test('named values take their words up to the next name', async () => {
  const ann = (await world(await open(), { now: MARCH })).person('ann', { zone: 'Europe/Vienna', fullName: 'Ann Lee' })
  const { knex } = ann.world.database
  await talk(ann, [
    ['habit add Water on:mon, wed, fri', 'New habit: Water', 'Mon, Wed, Fri'],
    ['me edit timezone:Los Angeles', 'Time zone: Los Angeles'],
    ['add Buy milk notes:the blue one', 'Added: Buy milk\n'],
    ['project add Balcony about:Beds and paths', 'New project: Balcony'],
  ])
  expect((await knex('users').first()).full_name).toBe('Ann Lee')
  expect((await knex('tasks').where({ title: 'Buy milk' }).first()).description).toBe('the blue one')
})

test('what is ticked is not open', async () => {
  const ann = await vienna()
  await ann.says('dump - [ ] call vet\n- [x] pay rent')
  expect(await tasksOf(ann)).toEqual(['call vet'])
})

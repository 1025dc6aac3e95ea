// Habits of other rhythms, talked through: so many times a week, every n days, dates of a month, and counted ones.
import { expect, test } from 'vitest'
import { Habit } from '../../src/models/habit.ts'
import { HabitCheck } from '../../src/models/habit-check.ts'
import { HabitCount } from '../../src/models/habit-count.ts'
import { Schedule } from '../../src/models/schedule.ts'
import { XpEntry } from '../../src/models/xp-entry.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const at = (instant: string) => ({ now: new Date(instant) })
const reminder = (ann: Person) => ann.acts(async (me) => Schedule.query(me.trx).findOne({ kind: 'habit' }))
const points = (ann: Person) =>
  ann.acts(async (me) => (await XpEntry.query(me.trx)).reduce((sum, { amount }) => sum + amount, 0))

describeOnBothEngines('habits of every rhythm', (open) => {
  test.each([
    ['habit add Gym 3 times a week', 'New habit: Gym', '3 times a week'],
    ['habit add gym twice a week at 18:00', 'New habit: gym', 'twice a week · 18:00'],
    ['habit add Water the plants every other day', 'New habit: Water the plants', 'every 2 days'],
    ['habit add Sheets every two weeks', 'New habit: Sheets', 'every 2 weeks'],
    ['habit add Budget monthly', 'New habit: Budget', 'once a month'],
    ['habit add Rent on the 1st', 'New habit: Rent', 'on the 1st of each month'],
    ['habit add Book club first Friday of every month', 'New habit: Book club', 'on the 1st Fri of each month'],
    [
      'habit add 8 glasses of water a day',
      'New habit: Water',
      'daily · 8 glasses a day',
      '0 of 8 glasses today',
      '[+1]',
    ],
    ['habit add water x8', 'New habit: Water', '8 times a day'],
    ['habit add Water count:8', 'New habit: Water', '0 of 8 today'],
    ['new habit: stretch every 3 days', 'every 3 days'],
    ['start a habit of reading 10 pages a day', '10 pages a day'],
  ])('%s', async (line, ...expected) => {
    const ann = (await world(await open())).person('ann')
    const shown = await talk(ann, [[line, ...expected]])
    expect(textOf(shown)).not.toMatch(/(?:every|times|glasses|monthly|1st) .*\n?.*New habit/)
    const [habit] = await ann.acts(async (me) => Habit.query(me.trx))
    expect(habit?.name).not.toMatch(/every|times|week|month|day|\d/)
  })

  test('a rhythm that cannot be read is said, and stays in no name', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['habit add Filter every 2 months', "can't read “every 2 months” as days", '3 times a week'],
      ['habit add Bins every 2 weeks on tue', "can't read"],
      ['habit add Pills 8am and 8pm', 'one reminder'],
      ['habit add Water count:lots', "can't read “lots” as a count"],
      ['habits', 'No habits yet'],
    ])
  })

  test('three times a week: the week counts, in its own unit, with its evidence', async () => {
    const earth = await world(await open(), at('2026-03-02T09:30:00Z'))
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Gym 3 times a week', '0 of 3 this week'],
      ['check gym', 'Done today: Gym', '1 of 3 this week', not('treak')],
      ['check gym', 'Already done today'],
    ])
    for (const day of ['2026-03-04', '2026-03-07']) {
      earth.clock.set(`${day}T09:30:00Z`)
      await ann.says('check gym')
    }
    await talk(ann, [
      ['habit show gym', 'streak: 1 week', '3 of 3 this week', not('[Did it]')],
      [
        'habit why gym',
        'Any 3 days of the week',
        'Week of Mon 2 March',
        '3 of 3',
        'Mon 2 March, Wed 4 March, Sat 7 March',
      ],
    ])
    // The next week is open until it is over, and then ends the streak; nothing is said to be late.
    earth.clock.set('2026-03-15T09:30:00Z')
    await talk(ann, [['habit why gym', 'not yet, streak is safe', 'streak: 1 week']])
    earth.clock.set('2026-03-16T09:30:00Z')
    await talk(ann, [['habit why gym', 'missed: a new streak starts', '0 of 3', not('streak: 1')]])
  })

  test('a week that is reached is reminded of no more, until the next begins', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-02T09:00:00Z'))
    await talk(ann, [['habit add Gym twice a week at 18:00', "I'll remind you at 18:00"]])
    await heart.at('2026-03-02T17:00:00Z')
    expect(heart.heard().join()).toMatch(/Gym, 18:00[\s\S]*0 of 2 this week. Another day is fine too./)
    await talk(ann, [['check gym', 'Done today']])
    await heart.at('2026-03-03T17:00:00Z')
    expect(heart.heard().join()).toContain('1 of 2 this week')
    await talk(ann, [['check gym', 'Done today']])
    expect(await reminder(ann)).toMatchObject({ next_due_at: new Date('2026-03-09T17:00:00Z') })
    for (const day of ['04', '05', '06', '07', '08']) await heart.at(`2026-03-${day}T17:00:00Z`)
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-09T17:00:00Z')
    expect(heart.heard().join()).toContain('0 of 2 this week')
    await talk(ann, [['nudge show', 'Gym']])
  })

  test('every other day counts from the last time, and an undo puts the reminder back', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-02T09:00:00Z'))
    await talk(ann, [
      ['habit add Water the plants every other day at 18:00', 'every 2 days · 18:00'],
      ['check water the plants', 'Done today'],
    ])
    expect(await reminder(ann)).toMatchObject({
      days: 'from:2026-03-04',
      next_due_at: new Date('2026-03-04T17:00:00Z'),
    })
    await heart.at('2026-03-03T17:00:00Z')
    expect(heart.heard()).toEqual([])
    await talk(ann, [['habit show plants', 'next Wed 4 March', not('[Did it]')]])
    await heart.at('2026-03-04T17:00:00Z')
    expect(heart.heard().join()).toContain('Water the plants, 18:00')
    // A day late is free, and the next one counts from the day on which it was done.
    await heart.at('2026-03-05T09:00:00Z')
    await talk(ann, [
      ['check plants', 'Done today', 'Streak: 2 times'],
      ['habit why plants', 'Due 2 days after the last time. One day late is free', 'Wed 4 March: free rest day'],
    ])
    expect(await reminder(ann)).toMatchObject({ days: 'from:2026-03-07' })
    await talk(ann, [['undo', 'Undone']])
    expect(await reminder(ann)).toMatchObject({ days: null, next_due_at: new Date('2026-03-05T17:00:00Z') })
  })

  test('dates of a month: the nearest date counts, reminders come on the dates', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-30T09:00:00Z'))
    await talk(ann, [['habit add Rent on the 1st at 9:00', 'on the 1st of each month · 09:00', '[Did it]']])
    expect(await reminder(ann)).toMatchObject({ days: 'month:1', next_due_at: new Date('2026-04-01T07:00:00Z') })
    await heart.at('2026-03-31T09:00:00Z')
    // Paid a day before: that is the rent of April, and nothing is left to remind of.
    await talk(ann, [
      ['check rent', 'Done today', 'Streak: 1 month'],
      ['habit why rent', 'Wed 1 April: done · Tue 31 March'],
    ])
    await heart.at('2026-04-01T07:00:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-05-01T07:00:00Z')
    expect(heart.heard().join()).toContain('Rent, 09:00')
    await heart.at('2026-05-03T09:00:00Z')
    await talk(ann, [['check rent', 'Streak: 2 months']])
  })

  test('once a month is any day of it', async () => {
    const earth = await world(await open(), at('2026-01-20T09:30:00Z'))
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Budget monthly', 'once a month'],
      ['check budget', 'Streak: 1 month'],
    ])
    earth.clock.set('2026-02-02T09:30:00Z')
    await talk(ann, [
      ['check budget', 'Streak: 2 months'],
      ['habit why budget', 'Any day of the month counts', 'February 2026', 'January 2026'],
    ])
    earth.clock.set('2026-04-01T09:30:00Z')
    await talk(ann, [['habit why budget', 'March 2026: missed', 'April 2026: not yet']])
  })

  test('a counted habit: up, down, partial, done at its goal once, and undone', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['habit add 3 glasses of water a day', '0 of 3 glasses today'],
      ['+1 water', 'Water: 1 of 3 glasses', '[-1]'],
      ['had a glass of water', 'Water: 2 of 3 glasses'],
      ['[-1]', 'Water: 1 of 3'],
      ['undo', 'Undone'],
      ['habits', '2 of 3 glasses today', '[+1: Water]'],
    ])
    expect(await points(ann)).toBe(0)
    await talk(ann, [['drank water', 'Done: Water, 3 of 3 glasses', 'Streak: 1 day']])
    expect(await points(ann)).toBe(10)
    await talk(ann, [['2 more water', 'Water: 5 of 3 glasses', not('Done')]])
    expect(await points(ann)).toBe(10)
    await talk(ann, [
      ['undo', 'Undone'],
      ['habit show water', '3 of 3 glasses today', 'done today', '[+1]', '[-1]'],
      ['undo', 'Undone'],
      ['habit show water', '2 of 3 glasses today', not('done today'), not('streak')],
    ])
    expect(await points(ann)).toBe(0)
    await talk(ann, [
      ['habit count water to:3', 'Done: Water, 3 of 3'],
      ['habit count water to:3', 'Already 3 of 3'],
      ['-1 water', 'Water: 2 of 3'],
    ])
    expect(await points(ann)).toBe(0)
    expect(await ann.acts(async (me) => HabitCheck.query(me.trx))).toEqual([])
    await talk(ann, [
      ['habit check water yesterday', 'Wed 4 March: 1 of 3'],
      ['habit why water', 'Wed 4 March: ', 'Today'],
      ['another glass of water', 'Done: Water, 3 of 3'],
      ['2 eggs', not('of 3')],
    ])
  })

  test('said alone, such a line is kept as a task, and the habit is one tap away', async () => {
    const ann = (await world(await open())).person('ann')
    const kept = await talk(ann, [
      ['gym 3 times a week', 'Added: gym 3 times a week', '“3 times a week” fits a habit', '[I meant: '],
    ])
    const meant = kept.view.buttons.find(({ label }) => label.startsWith('I meant'))
    expect(textOf(await ann.presses(kept, meant?.label ?? ''))).toMatch(/New habit: gym\n3 times a week/)
    const water = await talk(ann, [['8 glasses of water a day', 'Added', '[I meant: ']])
    const counted = water.view.buttons.find(({ label }) => label.startsWith('I meant'))
    expect(textOf(await ann.presses(water, counted?.label ?? ''))).toMatch(/New habit: water[\s\S]*0 of 8 glasses/)
    expect((await ann.acts(async (me) => Habit.query(me.trx))).length).toBe(2)
  })

  test('why a reminder comes names its days in words', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-02T09:00:00Z'))
    await talk(ann, [
      ['habit add Plants every other day at 18:00', 'New habit'],
      ['check plants', 'Done'],
    ])
    await heart.at('2026-03-04T17:00:00Z')
    const why = textOf(await ann.presses(heart.answer(), 'Why this?'))
    expect(why).toContain('18:00')
    expect(why).not.toMatch(/from:|month:/)
  })

  test('numbers of things that are not counted stay tasks', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['habit add Eggs', 'New habit'],
      ['2 eggs', 'Added: 2 eggs'],
      ['2 more water', 'Added'],
    ])
  })

  test('a counted habit is reminded of with how far it is', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-02T09:00:00Z'))
    await talk(ann, [
      ['habit add 8 glasses of water a day at 15:00', 'New habit: Water'],
      ['had 5 glasses of water', 'Water: 5 of 8 glasses'],
    ])
    await heart.at('2026-03-02T14:00:00Z')
    expect(heart.heard().join()).toMatch(/Water, 15:00[\s\S]*5 of 8 glasses so far/)
    expect(textOf(await ann.presses(heart.answer(), '+1'))).toContain('Water: 6 of 8')
  })

  test('a new rhythm or goal counts from today on: earlier days stay as they were judged', async () => {
    const earth = await world(await open(), at('2026-03-02T09:30:00Z'))
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Read on:mon', 'New habit'],
      ['check read', 'Done today'],
    ])
    earth.clock.set('2026-03-09T09:30:00Z')
    await talk(ann, [
      ['check read', 'Streak: 2 days'],
      ['habit edit read on:daily', 'Saved', 'daily', 'streak: 2 days'],
      ['habit why read', 'Through Sun 8 March: Mon.', 'Wed 4 March: not scheduled'],
      ['habit edit read on:mon', 'Saved'],
      ['habit why read', not('Through')],
      ['habit edit read on:"twice a week"', 'twice a week', '1 of 2 this week', not('streak')],
      ['habit why read', 'Through Sun 8 March: Mon.', 'Week of Mon 9 March: not yet, streak is safe'],
      ['undo', 'Undone'],
      ['habit show read', 'streak: 2 days'],
    ])
  })

  test('a lower goal does not make an earlier partial day done, and today follows at once', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Water count:8', 'New habit'],
      ['habit count water to:5', '5 of 8'],
    ])
    earth.clock.advance({ days: 1 })
    await talk(ann, [
      ['habit count water to:5', '5 of 8'],
      ['habit edit water count:4', 'Saved', '5 of 4 today', 'done today', 'streak: 1 day'],
      ['habit why water', 'Today: done · 5 of 4'],
    ])
    const rows = await ann.acts(async (me) => HabitCount.query(me.trx).orderBy('count_date'))
    expect(rows.map(({ amount, goal }) => [amount, goal])).toEqual([
      [5, 8],
      [5, 4],
    ])
    await talk(ann, [
      ['undo', 'Undone'],
      ['habit show water', '5 of 8 today', not('done today')],
    ])
  })

  test('what is counted is told in its own words: a glass, two glasses, a glass of water', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['habit add Water, 8 glasses a day', 'New habit'],
      ['glass of water', 'Water: 1 of 8 glasses'],
      ['had two glasses', 'Water: 3 of 8 glasses'],
      ['another glass', 'Water: 4 of 8 glasses'],
      ['drank a glass of water', 'Water: 5 of 8 glasses'],
      ['glass of wine for the guests', 'Added: glass of wine for the guests'],
      ['buy two glasses', 'Added: buy two glasses'],
      ['habit add Wine, 2 glasses a day', 'New habit'],
      // Of two counted in glasses it is not known which.
      ['two glasses', not('of 8 glasses'), not('of 2 glasses')],
      ['a glass of wine', 'Wine: 1 of 2 glasses'],
    ])
  })

  test('a form begins with the rhythm and the count as they can be typed', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.says('habit add Pages every 3 days count:"10 pages"')
    await talk(ann, [['habit edit pages on:"every 3 days" count:"10 pages"', 'No change']])
  })
})

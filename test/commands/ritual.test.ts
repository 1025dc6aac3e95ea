// A day and its plan, as conversations, on both engines: the flows of the morning, the evening, and days away.
import { expect, test } from 'vitest'
import * as rituals from '../../src/domain/days/rituals/index.ts'
import * as xp from '../../src/domain/rewards/xp.ts'
import { describeOnBothEngines, opener } from '../support/databases.ts'
import { not, type Turn, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Wed 4 March 2026, 08:30 in Vienna. */
const MORNING = new Date('2026-03-04T07:30:00Z')

const hello: Turn = ['hello there', "Hello. What's on your mind? Type it, or take one small thing."]

/** Ann, greeted, with three things to do. */
async function annWithThree(open: () => ReturnType<ReturnType<typeof opener>>) {
  const earth = await world(await open(), { now: MORNING })
  const ann = earth.person('ann', { fullName: 'Ann Lee' })
  await talk(ann, [
    hello,
    ['task add Report ~25m', 'Added'],
    ['task add Call vet ~5m', 'Added'],
    ['task add Milk', 'Added'],
  ])
  return { earth, ann }
}

describeOnBothEngines('the morning', (open) => {
  test('three offered, for another energy, taken, followed until all are done', async () => {
    const { earth, ann } = await annWithThree(open)
    await talk(ann, [
      ['task add Open tax letter ~2m', 'Added'],
      [
        '/plan',
        'Morning, Ann',
        'Report, 25 min',
        'Call vet, 5 min',
        'Open tax letter, 2 min',
        not('Milk'),
        'energy unknown, so medium',
        '[These three] [Change] [Not today]',
      ],
      [
        '🔋',
        'Three for low energy',
        'Call vet, 5 min',
        'Open tax letter, 2 min',
        'Milk, no estimate',
        '[These three] [Swap one] [Just one] [Not today]',
      ],
      [
        '[These three]',
        /^Today\. \+20 XP/,
        'to do: Call vet, Open tax letter, Milk',
        'Plan 0 of 3',
        '[Start: Call vet] [Change]',
        '[Undo]',
      ],
      ['done vet', 'Done: Call vet'],
      ['done letter', 'Done: Open tax letter'],
      ['/plan', 'done: Call vet, Open tax letter', 'to do: Milk', 'Plan 2 of 3', '[Start: Milk]'],
      ['done milk', 'Done: Milk'],
      ['my day', 'Today: all three done', 'Plan 3 of 3', not('[Change]')],
    ])
    const days = earth.touched.filter(({ kind }) => kind === 'day')
    expect(days.length).toBeGreaterThanOrEqual(4)
    expect(new Set(days.map(({ id }) => id)).size).toBe(1)
    const drawn = await earth.dispatcher.redrawCard(
      ann.request({ kind: 'pressed', line: '' }),
      days[0] ?? { kind: 'day', id: '' },
    )
    expect(
      drawn && textOf({ view: drawn, followUps: [], isRepeat: false, isPrivate: true, replacesMessage: false }),
    ).toContain('Plan 3 of 3')
  })

  test('swapped, one alone, changed by numbers, skipped and taken back', async () => {
    const { ann } = await annWithThree(open)
    await talk(ann, [
      ['task add Letter ~2m', 'Added'],
      ['plan', 'Morning, Ann'],
      ['🔋', 'Three for low energy', 'Call vet', 'Letter', 'Milk'],
      ['[Swap one]', 'Call vet', 'Letter', 'Report', not('Milk')],
      ['[Just one]', 'Today', 'to do: Call vet', 'Plan 0 of 1', '+20 XP'],
      ['[Change]', 'Which ones today?', 'Call vet', '[Not today]'],
      ['[Not today]', 'No plan today', 'Nothing counts as missed', '[Plan after all]', '[Undo]'],
      ['ritual skip', 'No change: no plan today', not('[Undo]')],
      ['ritual show', 'Today: no plan'],
      ['[Plan after all]', 'Morning, Ann', '[These three]'],
      ['[These three]', 'Plan 0 of 3', not('XP')],
      ['undo', 'Undone: “Today'],
      ['ritual show', 'Today: no plan'],
    ])
    // Twice is once: planned, the same again.
    await talk(ann, [
      ['plan first:milk second:vet', 'to do: Milk, Call vet', 'Plan 0 of 2'],
      ['plan first:milk second:vet', 'No change', 'Plan 0 of 2', not('[Undo]')],
    ])
    expect(await ann.acts(xp.totalXp)).toBe(25)
  })

  test('picks are the own, open, distinct ones; another’s plan and draft are as missing as none', async () => {
    const { earth, ann } = await annWithThree(open)
    const shown = await talk(ann, [
      ['plan first:milk second:milk', 'Each task counts once', '[Plan]'],
      ['done milk', 'Done'],
      ['plan first:milk', '“Milk” is no longer open'],
      ['ritual morning first:submarine', 'No task matches “submarine”'],
      ['ritual show', 'Nothing is planned for today yet', '[Plan]'],
      ['plan', '[These two]'],
    ])
    const line = shown.view.buttons[0]?.line ?? ''
    const ben = earth.person('ben')
    await ben.says('hi')
    expect(textOf(await ben.world.dispatcher.answer(ben.request({ kind: 'pressed', line })))).toContain(
      'no longer current',
    )
    await ann.says('plan first:report')
    const id = (await ann.acts((me) => rituals.findDayPlan(me)))?.ritual.ritual_id
    const stolen = await ben.world.dispatcher.answer(ben.request({ kind: 'pressed', line: `ritual show day:${id}` }))
    expect(textOf(stolen)).toContain('There is no plan for that day')
    expect(earth.errors).toEqual([])
  })

  test('what was offered yesterday is not planned today; the day ends at its own hour', async () => {
    const { earth, ann } = await annWithThree(open)
    const offered = await ann.says('plan')
    await ann.says('plan first:milk')
    // Half past midnight still counts for the day before.
    earth.clock.set('2026-03-04T23:30:00Z')
    await talk(ann, [['ritual show', 'to do: Milk', /^Today/]])
    earth.clock.set('2026-03-05T07:00:00Z')
    await talk(ann, [
      ['ritual show', 'Nothing is planned for today yet'],
      ['ritual show yesterday', 'Wed 4 March', 'to do: Milk', not('[Change]')],
    ])
    expect(textOf(await ann.presses(offered, 'These three'))).toContain('no longer current')
  })

  test('what is due by tonight comes first, what is for later last, blocked and ideas never', async () => {
    const { ann } = await annWithThree(open)
    await talk(ann, [
      ['task add Passport tomorrow ~5m', 'Added'],
      ['task add Rent today ~10m', 'Added'],
      ['task add Book idea type:idea', 'Added'],
      ['task add Urgent thing !urgent ~10m', 'Added'],
    ])
    const picks = await ann.acts(async (me) => (await rituals.listPlanCandidates(me, 2)).map(({ task }) => task.title))
    expect(picks).toEqual(['Rent', 'Urgent thing', 'Report', 'Call vet', 'Milk', 'Passport'])
    const low = await ann.acts(async (me) => (await rituals.listPlanCandidates(me, 1)).map(({ task }) => task.title))
    expect(low).toEqual(['Rent', 'Urgent thing', 'Call vet', 'Milk', 'Passport', 'Report'])
  })
})

describeOnBothEngines('the evening', (open) => {
  test('moves what is left to tomorrow, keeps what is still in the head, closes', async () => {
    const { earth, ann } = await annWithThree(open)
    await talk(ann, [
      ['plan first:report second:vet', 'Plan 0 of 2'],
      ['done vet', 'Done: Call vet'],
    ])
    earth.clock.set('2026-03-04T17:00:00Z')
    await talk(ann, [
      ['/wrap', 'Closing today', 'Done: Call vet', 'Still here: Report.', '[Move to tomorrow] [Let it rest] [Close]'],
      [
        '[Move to tomorrow]',
        'Moved: Report',
        'To Thu 5 March',
        'Anything else on your mind? Type it.',
        '[Close] [Undo]',
      ],
      ['buy stamps', 'Saved: buy stamps', 'For Thu 5 March', '[Undo]'],
      ['[Another for then]', 'One more for tomorrow'],
      ['call Tom friday 9am', 'Saved: call Tom', 'For Fri 6 March'],
      ['[Close]', 'Done for today', '1 done'],
      ['ritual evening how:move', 'Nothing to move', not('[Undo]')],
      ['ritual evening how:perhaps', 'How must be move, rest, close or more'],
    ])
  })

  test('lets it rest, typed times kept, and takes that back', async () => {
    const { earth, ann } = await annWithThree(open)
    await talk(ann, [
      ['task add Rent today', 'Added'],
      ['task add Laundry today 6pm', 'Added'],
    ])
    earth.clock.set('2026-03-04T18:00:00Z')
    const due = async (title: string) =>
      (await ann.acts((me) => me.trx('tasks').where({ title }).first('due_date')))?.due_date ?? null
    const train = await due('Laundry')
    await talk(ann, [
      ['ritual evening how:rest', 'Left for later: Laundry, Rent', '[Undo]'],
      ['ritual evening how:move', 'Moved: Laundry', 'Thu 5 March'],
    ])
    expect(await due('Rent')).toBeNull()
    expect(await due('Laundry')).not.toEqual(train)
    await talk(ann, [['task list', 'Thu 5 March, 18:00']])
    await talk(ann, [
      ['undo', 'Undone: “Moved'],
      ['undo', 'Undone: “Left for later'],
    ])
    expect(await due('Laundry')).toEqual(train)
    expect(await due('Rent')).not.toBeNull()
  })
})

describeOnBothEngines('the week', (open) => {
  test('says what was recorded and nothing else', async () => {
    const { ann } = await annWithThree(open)
    await talk(ann, [
      ['review', 'Your week, from Mon 2 March', 'Nothing is recorded yet'],
      ['done milk', 'Done'],
      ['energy 1', 'Energy: low'],
      ['plan first:report', 'Plan'],
      [
        'ritual week',
        'Tasks done: 1',
        'Days planned: 1',
        'Energy noted: 1 low, 0 medium, 0 high',
        'Points: 40 XP',
        'Most recent: Milk',
        not('Focus'),
      ],
      ['me style points:hidden', 'hidden'],
      ['ritual week', 'Tasks done: 1', not('XP')],
    ])
  })
})

describeOnBothEngines('days away', (open) => {
  test('a fresh start takes off the dates gone by but typed times, keeps those to come, and can be undone for seven days', async () => {
    const { earth, ann } = await annWithThree(open)
    await talk(ann, [
      ['task add Reply to Mia today ~2m', 'Added'],
      ['task add Dentist friday 9am', 'Added'],
      ['task add Tax return 30 April', 'Added'],
      ['task add Water plants 9 March', 'Added'],
    ])
    earth.clock.advance({ days: 5 })
    const fresh = await talk(ann, [
      [
        'fresh',
        'Fresh start',
        'Past dates are cleared, except ones with a time. Future dates stay.',
        'Nothing is deleted',
        '1 date off',
        '[Start: ',
        '[Undo, for 7 days]',
      ],
      ['fresh', 'Nothing to clear\nThere are no past dates to clear and no habits to rest.', not('Undo')],
      ['task list view:waiting', 'Dentist', not('Reply')],
      ['task show tax', 'Thu 30 April'],
      ['task show plants', 'Mon 9 March'],
    ])
    expect(fresh).toBeDefined()
    earth.clock.advance({ days: 6 })
    await talk(ann, [['undo', 'Nothing to undo in the last ten minutes']])
    const change = await ann.acts((me) => me.trx('changes').where('label', 'Fresh start').first('change_id'))
    await talk(ann, [
      [`me undo change:${change?.change_id}`, 'Undone: “Fresh start'],
      ['task list view:waiting', 'Reply to Mia'],
    ])
  })
})

test('two equal plans at once have one effect on PostgreSQL', async () => {
  const { ann } = await annWithThree(postgres)
  const both = await Promise.all([ann.says('plan first:milk'), ann.says('plan first:milk')])
  expect(both.map(textOf).filter((shown) => shown.includes('No change'))).toHaveLength(1)
  expect(await ann.acts((me) => me.trx('morning_rituals').count({ count: '*' }).first())).toEqual({ count: 1 })
  expect(await ann.acts(xp.totalXp)).toBe(20)
  expect(ann.world.errors).toEqual([])
})

const postgres = opener('postgres')

// Whether the picks of a day fit it: what they take against what is free, which one to leave out, and what is only counted.
import { expect, test } from 'vitest'
import type { EstimateCorrection } from '../../../../src/contracts/estimates.ts'
import { type EstimateCorrector, NO_CORRECTION } from '../../../../src/domain/days/estimates/index.ts'
import type { FreeTime } from '../../../../src/domain/days/free-time.ts'
import { computePlanFit, loadPlanFit } from '../../../../src/domain/days/rituals/plan-fit.ts'
import { Task } from '../../../../src/models/task.ts'
import { describeOnBothEngines } from '../../../support/databases.ts'
import { talk } from '../../../support/talk.ts'
import { world } from '../../../support/world.ts'

const EVENING = new Date('2026-03-05T18:00:00Z')

const pick = (title: string, minutes: number): Task =>
  Task.fromJson({ task_id: title, title, total_minutes: minutes }, { skipValidation: true })
const free = (minutes: number, ...appointments: readonly string[]): FreeTime => ({
  until: EVENING,
  minutes,
  appointments: new Set(appointments),
})

const [REPORT, GARAGE, LETTER, MUM] = [pick('report', 90), pick('garage', 120), pick('letter', 30), pick('mum', 0)]

test('what fits stays as it is, to the minute', () => {
  expect(computePlanFit([REPORT, LETTER], NO_CORRECTION, free(120))).toEqual({
    minutes: 120,
    unknown: 0,
    free: 120,
    until: EVENING,
    droppable: null,
    rest: [REPORT, LETTER],
  })
})

test('of too much the longest is left out, and the others keep their order', () => {
  const fit = computePlanFit([REPORT, GARAGE, LETTER], NO_CORRECTION, free(239))
  expect(fit).toMatchObject({ minutes: 240, free: 239, droppable: GARAGE, rest: [REPORT, LETTER] })
})

test('of one alone nothing can be left out', () => {
  expect(computePlanFit([GARAGE], NO_CORRECTION, free(10))).toMatchObject({ droppable: null, rest: [GARAGE] })
})

test('what has no estimate is counted, and stays', () => {
  expect(computePlanFit([MUM, GARAGE], NO_CORRECTION, free(60))).toMatchObject({
    minutes: 120,
    unknown: 1,
    droppable: GARAGE,
    rest: [MUM],
  })
  expect(computePlanFit([MUM], NO_CORRECTION, free(60))).toBeNull()
  expect(computePlanFit([], NO_CORRECTION, free(60))).toBeNull()
})

test('an appointment, whose time is taken already, is not taken twice', () => {
  expect(computePlanFit([REPORT, LETTER], NO_CORRECTION, free(30, 'report'))).toMatchObject({
    minutes: 30,
    unknown: 0,
    droppable: null,
    rest: [REPORT, LETTER],
  })
  expect(computePlanFit([REPORT], NO_CORRECTION, free(30, 'report'))).toBeNull()
})

test('things take what they took before, where that is known', () => {
  const slow: EstimateCorrector = {
    ...NO_CORRECTION,
    correct: (task) => (task === LETTER ? { own: 30, minutes: 150, factor: 5, ratio: 5, count: 3, by: [] } : null),
  }
  expect(computePlanFit([LETTER, GARAGE], slow, free(200))).toMatchObject({ minutes: 270, droppable: LETTER })
})

test('after the day’s end nothing is said of what is free', () => {
  expect(computePlanFit([REPORT, GARAGE], NO_CORRECTION, null)).toMatchObject({
    minutes: 210,
    free: null,
    until: null,
    droppable: null,
    rest: [REPORT, GARAGE],
  })
})

describeOnBothEngines('the fit of one’s own picks', (open) => {
  /** Thu 5 March 2026, 10:00 in Vienna. */
  const MORNING = new Date('2026-03-05T09:00:00Z')
  const picksOf = async (...lines: readonly string[]) => {
    const ann = (await world(await open(), { now: MORNING })).person('ann')
    await talk(
      ann,
      lines.map((line) => [line, 'Added'] as const),
    )
    const load = (corrector?: EstimateCorrector) =>
      ann.acts(async (me) => loadPlanFit(me, await Task.query(me.trx).orderBy('title'), corrector))
    return { load, now: ann.world.clock.now() }
  }

  test('is what they take, of what is free of today', async () => {
    const { load, now } = await picksOf('call mum', 'write the report ~90m')
    expect(await load()).toMatchObject({ minutes: 90, unknown: 1, droppable: null })
    const { free, until } = (await load()) ?? {}
    expect(free).toBe(Math.floor(((until?.getTime() ?? 0) - now.getTime()) / 60_000))
    expect(await load({ ...NO_CORRECTION, correct: () => SLOW })).toMatchObject({ minutes: 300 })
  })

  test('is unknown where none has an estimate', async () => {
    const { load } = await picksOf('call mum')
    expect(await load()).toBeNull()
  })
})

const SLOW: EstimateCorrection = { own: 90, minutes: 150, factor: 2, ratio: 2, count: 3, by: [] }

// Whether the picks of a day fit what is free of it. Picks without an estimate are counted, never guessed.
import type { PlanFit } from '../../../contracts/days.ts'
import type { Task } from '../../../models/task.ts'
import type { Me } from '../../request/me.ts'
import { zoneOf } from '../../request/me.ts'
import { type EstimateCorrector, loadEstimateCorrector } from '../estimates/index.ts'
import { type FreeTime, loadFreeTime } from '../free-time.ts'

/** Whether these fit; null where none has an estimate. @param free null: the day is over */
export function computePlanFit(
  picks: readonly Task[],
  corrector: EstimateCorrector,
  free: FreeTime | null,
): PlanFit | null {
  // The time of an appointment with a way is no longer free, so it is not added again.
  const sizes = picks
    .filter(({ task_id }) => !free?.appointments.has(task_id))
    .map((task) => ({
      task,
      minutes: corrector.correct(task)?.minutes ?? (task.total_minutes > 0 ? task.total_minutes : null),
    }))
  const known = sizes.flatMap(({ task, minutes }) => (minutes === null ? [] : [{ task, minutes }]))
  if (known.length === 0) return null
  const minutes = known.reduce((sum, each) => sum + each.minutes, 0)
  const left = free?.minutes ?? null
  const longest = known.toSorted((a, b) => b.minutes - a.minutes)[0]
  const isTooMuch = left !== null && minutes > left
  const droppable = isTooMuch && picks.length > 1 ? (longest?.task ?? null) : null
  return {
    minutes,
    unknown: sizes.length - known.length,
    free: left,
    until: free?.until ?? null,
    droppable,
    rest: droppable ? picks.filter((task) => task !== droppable) : picks,
  }
}

/** As `computePlanFit`, for the person's own picks now; nothing is read where none has an estimate. */
export async function loadPlanFit(
  me: Me,
  picks: readonly Task[],
  corrector?: EstimateCorrector,
): Promise<PlanFit | null> {
  if (picks.every(({ total_minutes }) => total_minutes === 0)) return null
  const owner = { userId: me.user.user_id, zone: zoneOf(me), preferences: me.preferences }
  const free = (await loadFreeTime(me.trx, [owner], me.now)).get(me.user.user_id) ?? null
  return computePlanFit(picks, corrector ?? (await loadEstimateCorrector(me)), free)
}

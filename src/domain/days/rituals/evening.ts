// Wrapping up the day: what was done, what is open, and where it goes.
import type { EveningReview } from '../../../contracts/days.ts'
import { isTimedAppointment } from '../../../language/appointments.ts'
import type { Task } from '../../../models/task.ts'
import { type Day, endOfLocalDay, localTime, startOfLocalDay, wallClockInstant } from '../../../time/index.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, tomorrowOf, touch, zoneOf } from '../../request/me.ts'
import { captureLine } from '../../tasks/capture.ts'
import { recordDeferrals } from '../../tasks/deferrals.ts'
import { openTasks, ownTasks } from '../../tasks/rows.ts'
import { findDayPlan } from './index.ts'

/** Today's results, and what is still open. */
export async function loadEveningReview(me: Me): Promise<EveningReview> {
  const from = startOfLocalDay(todayOf(me), zoneOf(me), me.preferences.day_starts_at)
  const done = await ownTasks(me)
    .where('tasks.status', 'done')
    .where('tasks.completed_at', '>=', from)
    .orderBy('tasks.completed_at')
  return { done, left: await findLeftOpen(me) }
}

/**
 * Moves open ones to tomorrow; a typed time of day is kept.
 * @returns what was moved, and to when; `fixed` are appointments, which stay at their time
 */
export async function moveToTomorrow(
  me: Me,
): Promise<{ readonly moved: readonly Task[]; readonly fixed: readonly Task[]; readonly to: Day }> {
  const to = tomorrowOf(me)
  const left = await findLeftOpen(me)
  const fixed = left.filter(
    ({ title, parsedMetadata }) => parsedMetadata.has_due_time === true && isTimedAppointment(title),
  )
  const moved = left.filter((task) => !fixed.includes(task))
  await changes.updateAll(me, moved, (task) => ({ due_date: sameTimeOnDay(me, task, to) }))
  for (const { task_id } of moved) touch(me, 'task', task_id)
  const ids = moved.map(({ task_id }) => task_id)
  await recordDeferrals(me, ids, 'moved')
  return { moved, fixed, to }
}

/** Clears today's date of open ones; typed times stay. */
export async function clearTodaysDueDates(me: Me): Promise<readonly Task[]> {
  const resting = await findLeftOpen(me)
  await changes.updateAll(me, resting, (task) =>
    task.due_date && !task.parsedMetadata.has_due_time ? { due_date: null } : { due_date: task.due_date },
  )
  for (const { task_id } of resting) touch(me, 'task', task_id)
  return resting
}

/** Captures a line: for tomorrow, unless it says when. */
export async function captureForTomorrow(me: Me, line: string): Promise<Awaited<ReturnType<typeof captureLine>>> {
  const kept = await captureLine(me, line)
  if (kept.task.due_date) return kept
  await changes.update(me, kept.task, { due_date: endOfLocalDay(tomorrowOf(me), zoneOf(me)) })
  return kept
}

/** Open picks of today without a later date, and whatever else was due by tonight. */
export async function findLeftOpen(me: Me): Promise<Task[]> {
  const picks = (await findDayPlan(me))?.picks.map(({ task_id }) => task_id) ?? []
  return openTasks(me)
    .where((query) =>
      query
        .where((picked) => picked.whereIn('tasks.task_id', picks).whereNull('tasks.due_date'))
        .orWhere('tasks.due_date', '<=', endOfLocalDay(todayOf(me), zoneOf(me))),
    )
    .orderBy('tasks.due_date')
    .orderBy('tasks.created_at')
}

function sameTimeOnDay(me: Me, task: Task, day: Day): Date {
  const zone = zoneOf(me)
  const at =
    task.due_date && task.parsedMetadata.has_due_time
      ? wallClockInstant(day, localTime(task.due_date, zone), zone)
      : null
  return at ?? endOfLocalDay(day, zone)
}

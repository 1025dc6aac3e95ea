// Closing the day: what was done, what is still here, and where that goes.
import type { Task } from '../../../models/task.ts'
import { type Day, endOfLocalDay, localTime, startOfLocalDay, wallClock } from '../../../time/index.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, tomorrowOf, touch, zoneOf } from '../../request/me.ts'
import { captureLine } from '../../tasks/capture.ts'
import { mine, open } from '../../tasks/rows.ts'
import { ofDay } from './index.ts'

/** Done today, oldest first; and what was meant for today and is still open. */
export interface Evening {
  readonly done: readonly Task[]
  readonly left: readonly Task[]
}

/** How the day went, and what of it is still open. */
export async function evening(me: Me): Promise<Evening> {
  const from = startOfLocalDay(todayOf(me), zoneOf(me), me.preferences.day_starts_at)
  const done = await mine(me)
    .where('tasks.status', 'done')
    .where('tasks.completed_at', '>=', from)
    .orderBy('tasks.completed_at')
  return { done, left: await left(me) }
}

/** Moves what is left to tomorrow; a typed time stays that time of day. @returns what moved, and to when */
export async function moveOn(me: Me): Promise<{ readonly moved: readonly Task[]; readonly to: Day }> {
  const to = tomorrowOf(me)
  const moved = await left(me)
  await changes.updateAll(me, moved, (task) => ({ due_date: sameTimeOn(me, task, to) }))
  for (const { task_id } of moved) touch(me, 'task', task_id)
  return { moved, to }
}

/** Takes today's date off what is left; a time that was typed stays. Nothing else changes. */
export async function letRest(me: Me): Promise<readonly Task[]> {
  const resting = await left(me)
  await changes.updateAll(me, resting, (task) =>
    task.due_date && !task.parsedMetadata.has_due_time ? { due_date: null } : { due_date: task.due_date },
  )
  for (const { task_id } of resting) touch(me, 'task', task_id)
  return resting
}

/** What is still in somebody's head becomes a task: tomorrow's, unless the line says when. */
export async function keepForTomorrow(me: Me, line: string): Promise<Awaited<ReturnType<typeof captureLine>>> {
  const kept = await captureLine(me, line)
  if (kept.task.due_date) return kept
  await changes.update(me, kept.task, { due_date: endOfLocalDay(tomorrowOf(me), zoneOf(me)) })
  return kept
}

/** Open picks of today that have no later date, and whatever else was due by tonight. */
async function left(me: Me): Promise<Task[]> {
  const picks = (await ofDay(me))?.picks.map(({ task_id }) => task_id) ?? []
  return open(me)
    .where((query) =>
      query
        .where((picked) => picked.whereIn('tasks.task_id', picks).whereNull('tasks.due_date'))
        .orWhere('tasks.due_date', '<=', endOfLocalDay(todayOf(me), zoneOf(me))),
    )
    .orderBy('tasks.due_date')
    .orderBy('tasks.created_at')
}

function sameTimeOn(me: Me, task: Task, day: Day): Date {
  const zone = zoneOf(me)
  const at =
    task.due_date && task.parsedMetadata.has_due_time ? wallClock(day, localTime(task.due_date, zone), zone) : null
  return at ?? endOfLocalDay(day, zone)
}

// A person's zone, which may be unknown at first: times typed before are read again once it is known.

import { readCapture } from '../../language/capture-line.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Task } from '../../models/task.ts'
import type { User } from '../../models/user.ts'
import { addDays, endOfLocalDay, localDay, localTime, wallClockInstant } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, readingOf, touch } from '../request/me.ts'

/** The zone of a person who has not set one. A person who chooses UTC has `Etc/UTC`. */
export const UNKNOWN_ZONE = 'UTC'

/** Whether the zone was set, or reported by the platform. */
export const isZoneKnown = (user: User): boolean => user.timezone !== UNKNOWN_ZONE

/**
 * Clock times typed while the zone was unknown are read again, as of when they were typed. What repeats keeps its wall
 * clock, and what is due on a day keeps the day.
 * @param zone IANA
 * @returns the tasks whose clock time means another moment now
 */
export async function rereadDates(me: Me, zone: string): Promise<readonly Task[]> {
  const pending = await listDatedTasks(me)
  const rhythms = await Recurrence.query(me.trx).whereIn(
    'task_id',
    pending.map(({ task_id }) => task_id),
  )
  const repeats = new Set(rhythms.map(({ task_id }) => task_id))
  const moved: Task[] = []
  for (const task of pending) {
    const instant = repeats.has(task.task_id) ? sameClock(me, task, UNKNOWN_ZONE, zone) : readAgain(me, task, zone)
    if (!instant || instant.getTime() === task.due_date?.getTime()) continue
    await changes.update(me, task, { due_date: instant })
    touch(me, 'task', task.task_id)
    if (task.parsedMetadata.has_due_time) moved.push(task)
  }
  return moved
}

/**
 * Dates of a person who is in another zone now: a day stays that day, and a typed time that clock.
 * @param which `days`: only those without a typed time; `times`: only those with one that lies ahead
 * @param typedBefore only tasks that were typed before this instant
 * @returns the tasks whose instant changed
 */
export async function moveDates(
  me: Me,
  from: string,
  zone: string,
  which: 'days' | 'times',
  typedBefore?: Date,
): Promise<readonly Task[]> {
  const moved: Task[] = []
  for (const task of await listDatedTasks(me)) {
    if (typedBefore && task.created_at >= typedBefore) continue
    const { has_due_time: hasTime } = task.parsedMetadata
    if (hasTime !== (which === 'times') || (hasTime && task.due_date && task.due_date <= me.now)) continue
    const instant = sameClock(me, task, from, zone)
    if (!instant || instant.getTime() === task.due_date?.getTime()) continue
    await changes.update(me, task, { due_date: instant })
    touch(me, 'task', task.task_id)
    moved.push(task)
  }
  return moved
}

/** The next time that was typed, UTC; null if none lies ahead. */
export async function nextTypedTime(me: Me): Promise<Date | null> {
  const ahead = (await listDatedTasks(me)).filter(
    ({ due_date: due, parsedMetadata }) => parsedMetadata.has_due_time && due !== null && due > me.now,
  )
  const [first] = ahead.map(({ due_date: due }) => due?.getTime() ?? 0).toSorted((a, b) => a - b)
  return first === undefined ? null : new Date(first)
}

/** The person's open tasks with a date, oldest first. */
const listDatedTasks = async (me: Me): Promise<Task[]> =>
  Task.query(me.trx)
    .where({ assignee_id: me.user.user_id })
    .whereNotNull('due_date')
    .whereNot('status', 'done')
    .orderBy('created_at')

/** The moment its own words name in that zone; a day without a clock stays that day. */
function readAgain(me: Me, task: Task, zone: string): Date | null {
  const { raw_line: line, read_line: readLine, has_due_time: hasTime } = task.parsedMetadata
  if (!hasTime) return sameClock(me, task, UNKNOWN_ZONE, zone)
  for (const words of [readLine, line]) {
    const due = words === undefined ? null : readCapture(words, { ...readingOf(me), now: task.created_at, zone }).due
    if (due) return due.instant
  }
  return null
}

/** The same day, and clock, on that zone's calendar; a clock gone by there is tomorrow's. */
function sameClock(me: Me, { due_date: due, parsedMetadata }: Task, from: string, zone: string): Date | null {
  if (!due) return null
  const day = localDay(due, from, '00:00')
  if (!parsedMetadata.has_due_time) return endOfLocalDay(day, zone)
  const time = localTime(due, from)
  const at = wallClockInstant(day, time, zone)
  return at && at <= me.now ? wallClockInstant(addDays(day, 1), time, zone) : at
}

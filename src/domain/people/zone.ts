// A person's zone, which may be unknown at first: times typed before are read again once it is known.

import * as z from 'zod'
import { readCapture } from '../../language/capture-line.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Task } from '../../models/task.ts'
import type { User } from '../../models/user.ts'
import { addDays, endOfLocalDay, localDay, localTime, wallClockInstant } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { createDraft, findDraft } from '../request/drafts.ts'
import { type Me, readingOf, touch, zoneOf } from '../request/me.ts'

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
  const repeats = await listRepeating(me, pending)
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

/** Which of these repeat, by id. One query. */
async function listRepeating(me: Me, tasks: readonly Task[]): Promise<ReadonlySet<string>> {
  const rhythms = await Recurrence.query(me.trx).whereIn(
    'task_id',
    tasks.map(({ task_id }) => task_id),
  )
  return new Set(rhythms.map(({ task_id }) => task_id))
}

/**
 * Dates of a person who is in another zone now: a day stays that day, and a typed time that clock.
 * @param which `wall`: what belongs to the wall clock wherever one is, days without a time and what repeats at a time of
 * day; `times`: the other typed times that lie ahead
 * @param typedBefore only tasks that were typed before this instant
 * @returns the tasks whose instant changed
 */
export async function moveDates(
  me: Me,
  from: string,
  zone: string,
  which: 'wall' | 'times',
  typedBefore?: Date,
): Promise<readonly Task[]> {
  const moved: Task[] = []
  const dated = await listDatedTasks(me)
  const repeats = await listRepeating(me, dated)
  for (const task of dated) {
    if (typedBefore && task.created_at >= typedBefore) continue
    const { has_due_time: hasTime } = task.parsedMetadata
    const isWall = !hasTime || repeats.has(task.task_id)
    if (isWall !== (which === 'wall') || (hasTime && task.due_date && task.due_date <= me.now)) continue
    const instant = sameClock(me, task, from, zone)
    if (!instant || instant.getTime() === task.due_date?.getTime()) continue
    await changes.update(me, task, { due_date: instant })
    touch(me, 'task', task.task_id)
    moved.push(task)
  }
  return moved
}

/** The next time that was typed, of what doesn't repeat, UTC; null if none lies ahead. */
export async function nextTypedTime(me: Me): Promise<Date | null> {
  const dated = await listDatedTasks(me)
  const repeats = await listRepeating(me, dated)
  const ahead = dated.filter(
    ({ task_id, due_date: due, parsedMetadata }) =>
      parsedMetadata.has_due_time && due !== null && due > me.now && !repeats.has(task_id),
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

/**
 * The moment its own words name in that zone; a day without a clock stays that day, and what was moved since its words
 * were typed keeps the clock it was moved to.
 */
function readAgain(me: Me, task: Task, zone: string): Date | null {
  const { raw_line: line, read_line: readLine, has_due_time: hasTime } = task.parsedMetadata
  if (!hasTime) return sameClock(me, task, UNKNOWN_ZONE, zone)
  for (const words of [readLine, line]) {
    if (words === undefined) continue
    const readIn = (where: string): Date | undefined =>
      readCapture(words, { ...readingOf(me), now: task.created_at, zone: where }).due?.instant
    const was = readIn(UNKNOWN_ZONE)
    if (was?.getTime() === task.due_date?.getTime()) return readIn(zone) ?? null
  }
  return sameClock(me, task, UNKNOWN_ZONE, zone)
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

/** A task whose moment stayed while its person's clock changed. */
export interface KeptMoment {
  readonly task: Task
  /** The time of day it had before, HH:MM. */
  readonly wasAt: string
}

/**
 * Open tasks with a time to come that reads otherwise in the person's new zone; what repeats has moved. Two queries.
 * @param before the zone until now, IANA
 */
export async function listKeptMoments(me: Me, before: string): Promise<readonly KeptMoment[]> {
  const tasks = await Task.query(me.trx)
    .where({ assignee_id: me.user.user_id })
    .where('due_date', '>', me.now)
    .whereNot('status', 'done')
    .whereNot('delegation_mode', 'delete')
    .orderBy('due_date')
  const repeats = await listRepeating(me, tasks)
  return tasks.flatMap((task): KeptMoment[] => {
    if (repeats.has(task.task_id) || !task.due_date || !task.parsedMetadata.has_due_time) return []
    const wasAt = localTime(task.due_date, before)
    return localTime(task.due_date, zoneOf(me)) === wasAt ? [] : [{ task, wasAt }]
  })
}

/** Whether anything repeats at a time of day, which it keeps in every zone. */
export async function hasRepeatingTimes(me: Me): Promise<boolean> {
  const dated = (await listDatedTasks(me)).filter(({ parsedMetadata }) => parsedMetadata.has_due_time)
  return (await listRepeating(me, dated)).size > 0
}

/** @returns the id of a draft from which `keepWallTimes` moves these tasks */
export const draftWallTimes = (me: Me, before: string, kept: readonly KeptMoment[]): Promise<string> =>
  createDraft(
    me,
    WALL_TIMES,
    JSON.stringify({ before, tasks: kept.map(({ task }) => [task.task_id, task.due_date?.toISOString() ?? '']) }),
  )

const WALL_TIMES = 'wall-times'
const wallTimesShape = z.object({ before: z.string(), tasks: z.array(z.tuple([z.string(), z.string()])) })

/**
 * Moves tasks to the wall clock they had in the zone before; those that were changed since stay. Said twice it moves
 * nothing more.
 * @returns what was moved; null if the draft is too old
 */
export async function keepWallTimes(me: Me, draftId: string): Promise<readonly Task[] | null> {
  const draft = await findDraft(me, draftId)
  const content = draft?.kind === WALL_TIMES ? wallTimesShape.safeParse(draft.parsedContent).data : undefined
  if (!content) return null
  const wanted = new Map(content.tasks)
  const tasks = await Task.query(me.trx)
    .findByIds([...wanted.keys()])
    .where({ assignee_id: me.user.user_id })
    .whereNot('status', 'done')
    .orderBy('due_date')
  const moved: Task[] = []
  for (const task of tasks) {
    if (!task.due_date || task.due_date.toISOString() !== wanted.get(task.task_id)) continue
    const day = localDay(task.due_date, content.before, '00:00')
    const instant = wallClockInstant(day, localTime(task.due_date, content.before), zoneOf(me))
    if (!instant || instant.getTime() === task.due_date.getTime()) continue
    await changes.update(me, task, { due_date: instant })
    touch(me, 'task', task.task_id)
    moved.push(task)
  }
  return moved
}

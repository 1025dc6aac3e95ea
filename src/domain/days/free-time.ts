// How much of a day is free: until the person's evening or quiet hours, without busy times and the way to appointments. For
// many people at once, since the morning nudge asks too.
import type { Transaction } from 'objection'
import type { Preferences } from '../../models/json.ts'
import { Runway, runwayTimes } from '../../models/runway.ts'
import { Task } from '../../models/task.ts'
import { addDays, localDay, localTime, minutesBetween, wallClockInstant } from '../../time/index.ts'
import { MINUTE_MS } from '../reminders/kind-rules.ts'
import { estimatedMinutes } from '../tasks/trees.ts'

/** Whose day it is. */
export interface DayOwner {
  readonly userId: string
  /** IANA zone. */
  readonly zone: string
  readonly preferences: Pick<Preferences, 'quiet_from' | 'quiet_to'>
}

/** A stretch of time that is not free, UTC. `taskId`: the appointment it belongs to. */
interface TakenSpan {
  readonly from: Date
  readonly to: Date
  readonly taskId: string | null
}

/** What is left of a day. */
export interface FreeTime {
  /** When it ends for plans, UTC. */
  readonly until: Date
  /** Free whole minutes until then. */
  readonly minutes: number
  /** Appointments whose time, with the way to them, is taken already. */
  readonly appointments: ReadonlySet<string>
}

/** The longest way before an appointment. */
const MAX_RUNWAY_MS = 650 * MINUTE_MS

/**
 * What is left of today for these people, by id; those whose day is over are absent. Four queries.
 * @param now UTC
 */
export async function loadFreeTime(
  trx: Transaction,
  owners: readonly DayOwner[],
  now: Date,
): Promise<ReadonlyMap<string, FreeTime>> {
  if (owners.length === 0) return new Map()
  const ids = owners.map(({ userId }) => userId)
  const evenings = await loadEveningTimes(trx, ids)
  const days = owners.flatMap((owner) => {
    const span = plannableSpan(owner, evenings.get(owner.userId) ?? null, now)
    return span ? [{ userId: owner.userId, ...span }] : []
  })
  if (days.length === 0) return new Map()
  const last = new Date(Math.max(...days.map(({ until }) => until.getTime())))
  const taken = await loadTakenSpans(trx, ids, now, last)
  return new Map(
    days.map(({ userId, from, until }) => [
      userId,
      {
        until,
        minutes: freeMinutes(taken.get(userId) ?? [], from, until),
        appointments: new Set((taken.get(userId) ?? []).flatMap(({ taskId }) => taskId ?? [])),
      },
    ]),
  )
}

/**
 * From now, or the end of quiet hours, until the evening the person set, else until quiet hours begin.
 * @returns null: the day is over
 */
function plannableSpan(
  { zone, preferences: { quiet_from, quiet_to } }: DayOwner,
  evening: string | null,
  now: Date,
): { readonly from: Date; readonly until: Date } | null {
  const time = localTime(now, zone)
  const day = localDay(now, zone, '00:00')
  const hasQuiet = quiet_from !== quiet_to
  const isMorning = hasQuiet && time < quiet_to && (quiet_from > quiet_to || time >= quiet_from)
  const isNight = hasQuiet && quiet_from > quiet_to && time >= quiet_from
  if (isNight) return null
  const from = isMorning ? (wallClockInstant(day, quiet_to, zone) ?? now) : now
  const at = localTime(from, zone)
  const ends = [evening, hasQuiet ? quiet_from : null].flatMap((end) => (end !== null && end > at ? end : []))
  const end = ends.toSorted()[0]
  const until = end === undefined ? wallClockInstant(addDays(day, 1), '00:00', zone) : wallClockInstant(day, end, zone)
  return until && until > from ? { from, until } : null
}

/** When these people close their day, where they set a time for it. One query. */
async function loadEveningTimes(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: { user_id: string; local_time: string }[] = await trx('schedules')
    .select('user_id', 'local_time')
    .whereIn('user_id', [...ids])
    .where({ kind: 'evening', is_active: true })
    .whereNull('subject_id')
    .whereNotNull('local_time')
  return new Map(rows.map(({ user_id, local_time }) => [user_id, local_time]))
}

/** Busy times of calendars, and appointments with a way from landing on, by person. Two queries. */
async function loadTakenSpans(
  trx: Transaction,
  ids: readonly string[],
  from: Date,
  to: Date,
): Promise<ReadonlyMap<string, readonly TakenSpan[]>> {
  const spans = new Map<string, TakenSpan[]>()
  const add = (userId: string, span: TakenSpan): void => void spans.set(userId, [...(spans.get(userId) ?? []), span])
  const busy: { user_id: string; starts_at: Date | string; ends_at: Date | string }[] = await trx('busy_times')
    .join('calendars', 'calendars.calendar_id', 'busy_times.calendar_id')
    .select('calendars.user_id', 'busy_times.starts_at', 'busy_times.ends_at')
    .whereIn('calendars.user_id', [...ids])
    .whereNull('calendars.removed_at')
    .where('busy_times.ends_at', '>', from)
    .where('busy_times.starts_at', '<', to)
  for (const { user_id, starts_at, ends_at } of busy)
    add(user_id, { from: instantOf(starts_at), to: instantOf(ends_at), taskId: null })
  const runways = await Runway.query(trx).whereIn(
    'task_id',
    Task.query(trx)
      .select('task_id')
      .whereIn('assignee_id', [...ids])
      .whereNot('status', 'done')
      .whereNot('delegation_mode', 'delete')
      .where('due_date', '>', from)
      .where('due_date', '<', new Date(to.getTime() + MAX_RUNWAY_MS)),
  )
  const tasks = runways.length === 0 ? [] : await Task.query(trx).findByIds(runways.map(({ task_id }) => task_id))
  for (const task of tasks) {
    const runway = runways.find(({ task_id }) => task_id === task.task_id)
    if (!runway || !task.due_date || !task.assignee_id || !task.parsedMetadata.has_due_time) continue
    add(task.assignee_id, {
      from: runwayTimes(runway, task.due_date).land,
      to: new Date(task.due_date.getTime() + (estimatedMinutes(task) ?? 0) * MINUTE_MS),
      taskId: task.task_id,
    })
  }
  return spans
}

/** Stored as text on SQLite. */
const instantOf = (value: Date | string): Date =>
  value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`)

/** Whole minutes of a span that none of these takes. */
function freeMinutes(taken: readonly TakenSpan[], from: Date, until: Date): number {
  let free = 0
  let at = from
  for (const span of taken.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (span.from > at) free += minutesBetween(at, span.from < until ? span.from : until)
    if (span.to > at) at = span.to
    if (at >= until) return free
  }
  return free + minutesBetween(at, until)
}

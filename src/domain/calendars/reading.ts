// What the background job reads and stores: which calendars are due, their busy times, and how a failure is counted.

import type { Transaction } from 'objection'
import type { BusySpan } from '../../contracts/calendars.ts'
import { type ColumnTypes, deleteMany, insertMany } from '../../models/bulk.ts'
import { BusyTime } from '../../models/busy-time.ts'
import { Calendar } from '../../models/calendar.ts'
import { newId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { world } from '../../time/world.ts'
import { DAY_MS, MINUTE_MS } from '../reminders/kind-rules.ts'
import { deactivateSchedule, scheduleInstant } from '../reminders/schedules/index.ts'
import { createSystemMe } from '../request/me.ts'

/** A calendar to read now. */
export interface DueCalendar {
  readonly calendar: Calendar
  /** IANA; of its person. */
  readonly zone: string
  /** Their address of mail, made up where none is known. */
  readonly email: string
}

/** How far ahead busy times are kept, and how far back. */
export const AHEAD_MS = 60 * DAY_MS
export const BEHIND_MS = DAY_MS

/** A calendar is read every half hour, give or take a fifth, so that not all are read in one moment. */
const READ_EVERY_MS = 30 * MINUTE_MS
const JITTER = 0.2
/** After failures less and less often, twice a day at the least. */
const MAX_BACKOFF_MS = 12 * 60 * MINUTE_MS
/** Another process may take a calendar up again, should this one fall silent. */
const CLAIM_MS = 5 * MINUTE_MS
/** A failure is told when it has lasted a day. */
const TELL_AFTER_MS = DAY_MS
/** What does not pass by itself: of a calendar that was never read it is told at once, since its person waits for it. */
const LASTING_FAILURES: ReadonlySet<string> = new Set([
  'refused',
  'gone',
  'no calendar',
  'private',
  'redirects',
  'address',
])

/** @param random from 0 to 1 */
const jittered = (ms: number, random: () => number): number => ms * (1 - JITTER + 2 * JITTER * random())

/** Is any due? One statement. */
export async function hasDueCalendars(trx: Transaction, now: Date): Promise<boolean> {
  const found: unknown = await trx('calendars')
    .where('next_fetch_at', '<=', now)
    .whereNotNull('next_fetch_at')
    .select('calendar_id')
    .first()
  return found !== undefined
}

/** Takes some that are due, oldest first. The caller holds the lease, so that no two processes take the same. */
export async function claimDueCalendars(trx: Transaction, now: Date, limit: number): Promise<DueCalendar[]> {
  const due = await Calendar.query(trx)
    .whereNotNull('next_fetch_at')
    .where('next_fetch_at', '<=', now)
    .orderBy('next_fetch_at')
    .limit(limit)
  if (due.length === 0) return []
  await Calendar.query(trx)
    .findByIds(due.map(({ calendar_id }) => calendar_id))
    .patch({ next_fetch_at: new Date(now.getTime() + CLAIM_MS), updated_at: now })
  const users = await User.query(trx).findByIds([...new Set(due.map(({ user_id }) => user_id))])
  return due.map((calendar) => {
    const user = users.find(({ user_id }) => user_id === calendar.user_id)
    return { calendar, zone: user?.timezone ?? 'UTC', email: user?.email ?? '' }
  })
}

/** What a server said of its answer, for the next conditional request. */
export interface AnswerVersion {
  readonly etag: string | null
  readonly lastModified: string | null
}

/**
 * Stores what was read: only what is new is written and only what is gone deleted.
 * @param spans null: unchanged since the last time
 * @returns false if the calendar was removed meanwhile
 */
export async function storeReading(
  trx: Transaction,
  calendarId: string,
  { spans, version }: { readonly spans: readonly BusySpan[] | null; readonly version: AnswerVersion | null },
  now: Date,
  random: () => number = () => world().random.fraction(),
): Promise<boolean> {
  const calendar = await Calendar.query(trx).findById(calendarId).forNoKeyUpdate()
  if (!calendar || calendar.removed_at !== null) return false
  if (spans !== null) await replaceBusyTimes(trx, calendar, spans, now)
  await calendar.$query(trx).patch({
    ...(version === null ? {} : { etag: version.etag, last_modified: version.lastModified }),
    fetched_at: now,
    next_fetch_at: new Date(now.getTime() + jittered(READ_EVERY_MS, random)),
    failed_at: null,
    failure: null,
    failure_count: 0,
    told_at: null,
    updated_at: now,
  })
  if (calendar.told_at !== null) await tellNothing(trx, calendar, now)
  return true
}

/** It works again before the person was told. */
async function tellNothing(trx: Transaction, { calendar_id, user_id }: Calendar, now: Date): Promise<void> {
  const user = await User.query(trx).findById(user_id)
  if (user) await deactivateSchedule(createSystemMe(trx, user, now), 'calendar', calendar_id)
}

const keyOf = (from: Date, to: Date, title: string | null): string => `${from.getTime()} ${to.getTime()} ${title ?? ''}`

async function replaceBusyTimes(
  trx: Transaction,
  { calendar_id, is_titled }: Calendar,
  read: readonly BusySpan[],
  now: Date,
): Promise<void> {
  const spans = is_titled ? read : read.map((span) => ({ ...span, title: null }))
  // Rows as they are: thousands of models would take longer than reading the file.
  const known: Pick<BusyTime, 'busy_time_id' | 'starts_at' | 'ends_at' | 'title'>[] = await trx(BusyTime.tableName)
    .where({ calendar_id })
    .select('busy_time_id', 'starts_at', 'ends_at', 'title')
  const wanted = new Map(spans.map((span) => [keyOf(span.from, span.to, span.title), span]))
  const gone: string[] = []
  for (const { busy_time_id, starts_at, ends_at, title } of known)
    if (!wanted.delete(keyOf(starts_at, ends_at, title))) gone.push(busy_time_id)
  for (let at = 0; at < gone.length; at += BATCH_SIZE)
    await deleteMany(trx, BusyTime.tableName, BusyTime.idColumn, gone.slice(at, at + BATCH_SIZE))
  const rows = [...wanted.values()].map(({ from, to, title }) => ({
    busy_time_id: newId(),
    calendar_id,
    starts_at: from,
    ends_at: to,
    title,
    created_at: now,
  }))
  for (let at = 0; at < rows.length; at += BATCH_SIZE)
    await insertMany(trx, BusyTime.tableName, BusyTime.idColumn, COLUMNS, rows.slice(at, at + BATCH_SIZE), [
      BusyTime.idColumn,
    ])
}

/** Rows in one statement. */
const BATCH_SIZE = 2_000

const COLUMNS = {
  busy_time_id: 'uuid',
  calendar_id: 'uuid',
  starts_at: 'instant',
  ends_at: 'instant',
  title: 'text',
  created_at: 'instant',
} as const satisfies ColumnTypes

/** Counts a failure: the next try comes later each time, and the person is told once, when it has lasted a day or will not pass. */
export async function storeFailure(
  trx: Transaction,
  calendarId: string,
  failure: string,
  now: Date,
  random: () => number = () => world().random.fraction(),
): Promise<void> {
  const calendar = await Calendar.query(trx).findById(calendarId).forNoKeyUpdate()
  if (!calendar || calendar.removed_at !== null) return
  const failure_count = calendar.failure_count + 1
  const failed_at = calendar.failed_at ?? now
  const backoff = Math.min(MAX_BACKOFF_MS, READ_EVERY_MS * 2 ** (failure_count - 1))
  const isNoGood = calendar.fetched_at === null && LASTING_FAILURES.has(failure)
  const isTold = calendar.told_at !== null || (!isNoGood && now.getTime() - failed_at.getTime() < TELL_AFTER_MS)
  await calendar.$query(trx).patch({
    failure,
    ...(isTold ? {} : { told_at: now }),
    failure_count,
    failed_at,
    next_fetch_at: new Date(now.getTime() + jittered(backoff, random)),
    updated_at: now,
  })
  if (isTold) return
  const user = await User.query(trx).findById(calendar.user_id)
  if (user) await scheduleInstant(createSystemMe(trx, user, now), 'calendar', calendarId, now)
}

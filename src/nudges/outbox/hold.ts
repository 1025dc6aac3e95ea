// May this be said now? One pure decision for each claimed row, and the few reads for a whole batch that it needs.
import type { Transaction } from 'objection'
import { DAY, type KindRules, lateFrom, MINUTE } from '../../domain/reminders/kind-rules.ts'
import { addDays, localDay, localTime, wallClock } from '../../time/index.ts'
import type { Claimed } from './claimed.ts'
import type { Person } from './persons.ts'

/** What is known of a claimed row's surroundings. */
export interface Facts {
  readonly rule: KindRules
  readonly person: Person
  readonly now: Date
  /** When "fewer, another time, or stop?" was asked of this schedule, and no answer came yet. */
  readonly askedAt: Date | null
  /** The planned end of the session that runs. */
  readonly focusUntil: Date | null
  /** Offered messages this person was sent on that local day. */
  readonly offeredToday: number
  /** Offered things of theirs that come due shortly: UTC, in order. */
  readonly soon: readonly Date[]
}

/** Whether a claimed row is said now, later (`tryAt`, UTC) or never. */
export type Decision =
  | { readonly say: true }
  | { readonly say: false; readonly state: 'pending'; readonly tryAt: Date; readonly reason: string }
  | { readonly say: false; readonly state: 'missed' | 'dropped'; readonly reason: string }

/** After so many days without a word, nothing is offered any more but one card. */
export const SILENT_DAYS = 4
const TOGETHER_MS = 15 * MINUTE

/** Whether a claimed row is said now. Timed ones are held back by nothing but being too late. */
export function decide(row: Claimed, facts: Facts): Decision {
  const { rule, person, now } = facts
  const zone = person.user.timezone
  const late = lateFrom(rule.grace, row.due_at, zone, person.preferences.day_starts_at)
  if (now >= late) return no('missed', row.reason ?? 'late')
  if (row.is_timed) return { say: true }
  const { paused_until, quiet_from, quiet_to, nudges_per_day } = person.preferences
  if (paused_until !== null && now < new Date(paused_until)) return no('dropped', 'paused')
  if (facts.askedAt) return no('dropped', 'asked')
  const isSilent = person.heardAt !== null && now.getTime() - person.heardAt.getTime() >= SILENT_DAYS * DAY
  if (isSilent && rule.afterSilentDays === undefined) return no('dropped', 'silent')
  const quiet = quietUntil(now, zone, quiet_from, quiet_to)
  if (quiet) return later(quiet, late, 'quiet')
  if (facts.focusUntil && facts.focusUntil > now) return later(facts.focusUntil, late, 'focus')
  const wait = facts.soon.findLast((due) => due > now && due.getTime() - row.due_at.getTime() <= TOGETHER_MS)
  if (wait && row.try_at.getTime() === row.due_at.getTime()) return later(wait, late, 'together')
  return facts.offeredToday >= nudges_per_day ? no('dropped', 'cap') : { say: true }
}

/** The end of the quiet hours that this instant lies in, else null. Equal times: there are none. */
export function quietUntil(instant: Date, zone: string, from: string, to: string): Date | null {
  const time = localTime(instant, zone)
  const isQuiet = from <= to ? time >= from && time < to : time >= from || time < to
  if (!isQuiet) return null
  const day = localDay(instant, zone, '00:00')
  const today = wallClock(day, to, zone)
  return today && today > instant ? today : wallClock(addDays(day, 1), to, zone)
}

/** Of people with offered nudges: their running session, what they were offered on these days, what comes shortly. */
export async function surroundings(
  trx: Transaction,
  offered: readonly Claimed[],
  offeredKinds: readonly string[],
  now: Date,
): Promise<Surroundings> {
  const focusUntil = new Map<string, Date>()
  const offeredOn = new Map<string, number>()
  const soon = new Map<string, Date[]>()
  if (offered.length === 0) return { focusUntil, offeredOn, soon }
  const userIds = [...new Set(offered.map(({ user_id }) => user_id))]
  const sessions: { user_id: string; started_at: Date; duration_minutes: number }[] = await trx('focus_sessions')
    .select('user_id', 'started_at', 'duration_minutes')
    .whereIn('user_id', userIds)
    .whereNull('ended_at')
  for (const { user_id, started_at, duration_minutes } of sessions)
    focusUntil.set(user_id, new Date(started_at.getTime() + duration_minutes * MINUTE))
  const counts: { user_id: string; local_date: string; sent: number | string }[] = await trx('nudges')
    .select('user_id', 'local_date')
    .count('* as sent')
    .whereIn('user_id', userIds)
    .whereIn('local_date', [...new Set(offered.map(({ local_date }) => local_date))])
    .where('is_timed', false)
    .whereIn('state', ['sending', 'unknown', 'sent'])
    .whereNull('bundle_id')
    .whereNotIn(
      'nudge_id',
      offered.map(({ nudge_id }) => nudge_id),
    )
    .groupBy('user_id', 'local_date')
  for (const { user_id, local_date, sent } of counts) offeredOn.set(`${user_id} ${local_date}`, Number(sent))
  const coming: { user_id: string; next_due_at: Date }[] = await trx('schedules')
    .select('user_id', 'next_due_at')
    .whereIn('user_id', userIds)
    .whereIn('kind', offeredKinds)
    .whereNotNull('next_due_at')
    .where('next_due_at', '>', now)
    .where('next_due_at', '<=', new Date(now.getTime() + TOGETHER_MS))
    .orderBy('next_due_at')
  for (const { user_id, next_due_at } of coming) soon.set(user_id, [...(soon.get(user_id) ?? []), next_due_at])
  return { focusUntil, offeredOn, soon }
}

/** What decides over a batch besides each row itself, by person. */
export interface Surroundings {
  readonly focusUntil: Map<string, Date>
  /** By `user day`; counted up while a batch is decided. */
  readonly offeredOn: Map<string, number>
  readonly soon: ReadonlyMap<string, readonly Date[]>
}

const no = (state: 'missed' | 'dropped', reason: string): Decision => ({ say: false, state, reason })

const later = (tryAt: Date, late: Date, reason: string): Decision =>
  tryAt >= late ? no('dropped', reason) : { say: false, state: 'pending', tryAt, reason }

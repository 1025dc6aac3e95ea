// May this be said now? One pure decision for each claimed row, and the few reads for a whole batch that it needs.
import type { Transaction } from 'objection'
import { DAY_MS, graceEnd, MINUTE_MS, type NudgeKindRules } from '../../domain/reminders/kind-rules.ts'
import { addDays, localDay, localTime, wallClockInstant } from '../../time/index.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import type { Recipient } from './recipients.ts'

/** What is known of a claimed row's surroundings. */
export interface PolicyFacts {
  readonly rule: NudgeKindRules
  readonly person: Recipient
  readonly now: Date
  /** When "fewer, another time, or stop?" was asked of this schedule, and no answer came yet. */
  readonly askedAt: Date | null
  /** The planned end of the session that runs. */
  readonly focusUntil: Date | null
  /** Offered messages this person was sent on that local day. */
  readonly offeredToday: number
  /** Offered things of theirs that come due shortly: UTC, in order. */
  readonly dueSoon: readonly Date[]
}

/** Whether a claimed row is said now, later (`tryAt`, UTC) or never. */
export type DeliveryDecision =
  | { readonly isSent: true }
  | { readonly isSent: false; readonly state: 'pending'; readonly tryAt: Date; readonly reason: string }
  | { readonly isSent: false; readonly state: 'missed' | 'dropped'; readonly reason: string }

/** After so many days without a word, nothing is offered any more but one card. */
export const SILENCE_DAYS = 4
const BUNDLE_WINDOW_MS = 15 * MINUTE_MS

/** Whether a claimed row is said now. Timed ones are held back by nothing but being too late. */
export function decide(row: ClaimedNudge, facts: PolicyFacts): DeliveryDecision {
  const { rule, person, now } = facts
  const zone = person.user.timezone
  const late = graceEnd(rule.grace, row.due_at, zone, person.preferences.day_starts_at)
  if (now >= late) return decline('missed', row.reason ?? 'late')
  if (row.is_timed) return { isSent: true }
  const { paused_until, quiet_from, quiet_to, nudges_per_day } = person.preferences
  if (paused_until !== null && now < new Date(paused_until)) return decline('dropped', 'paused')
  if (facts.askedAt) return decline('dropped', 'asked')
  const isSilent = person.lastHeardAt !== null && now.getTime() - person.lastHeardAt.getTime() >= SILENCE_DAYS * DAY_MS
  if (isSilent && rule.afterSilentDays === undefined) return decline('dropped', 'silent')
  const quiet = quietHoursEnd(now, zone, quiet_from, quiet_to)
  if (quiet) return postpone(quiet, late, 'quiet')
  if (facts.focusUntil && facts.focusUntil > now) return postpone(facts.focusUntil, late, 'focus')
  const wait = facts.dueSoon.findLast((due) => due > now && due.getTime() - row.due_at.getTime() <= BUNDLE_WINDOW_MS)
  if (wait && row.try_at.getTime() === row.due_at.getTime()) return postpone(wait, late, 'together')
  return facts.offeredToday >= nudges_per_day ? decline('dropped', 'cap') : { isSent: true }
}

/** The end of the quiet hours that this instant lies in, else null. Equal times: there are none. */
export function quietHoursEnd(instant: Date, zone: string, from: string, to: string): Date | null {
  const time = localTime(instant, zone)
  const isQuiet = from <= to ? time >= from && time < to : time >= from || time < to
  if (!isQuiet) return null
  const day = localDay(instant, zone, '00:00')
  const today = wallClockInstant(day, to, zone)
  return today && today > instant ? today : wallClockInstant(addDays(day, 1), to, zone)
}

/** Of people with offered nudges: their running session, what they were offered on these days, what comes shortly. */
export async function loadPolicyFacts(
  trx: Transaction,
  offered: readonly ClaimedNudge[],
  offeredKinds: readonly string[],
  now: Date,
): Promise<BatchPolicyFacts> {
  const focusUntil = new Map<string, Date>()
  const offeredOn = new Map<string, number>()
  const soon = new Map<string, Date[]>()
  if (offered.length === 0) return { focusUntil, offeredOn, dueSoon: soon }
  const userIds = [...new Set(offered.map(({ user_id }) => user_id))]
  const sessions: { user_id: string; started_at: Date; duration_minutes: number }[] = await trx('focus_sessions')
    .select('user_id', 'started_at', 'duration_minutes')
    .whereIn('user_id', userIds)
    .whereNull('ended_at')
  for (const { user_id, started_at, duration_minutes } of sessions)
    focusUntil.set(user_id, new Date(started_at.getTime() + duration_minutes * MINUTE_MS))
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
    .where('next_due_at', '<=', new Date(now.getTime() + BUNDLE_WINDOW_MS))
    .orderBy('next_due_at')
  for (const { user_id, next_due_at } of coming) soon.set(user_id, [...(soon.get(user_id) ?? []), next_due_at])
  return { focusUntil, offeredOn, dueSoon: soon }
}

/** What decides over a batch besides each row itself, by person. */
export interface BatchPolicyFacts {
  readonly focusUntil: Map<string, Date>
  /** By `user day`; counted up while a batch is decided. */
  readonly offeredOn: Map<string, number>
  readonly dueSoon: ReadonlyMap<string, readonly Date[]>
}

const decline = (state: 'missed' | 'dropped', reason: string): DeliveryDecision => ({ isSent: false, state, reason })

const postpone = (tryAt: Date, late: Date, reason: string): DeliveryDecision =>
  tryAt >= late ? decline('dropped', reason) : { isSent: false, state: 'pending', tryAt, reason }

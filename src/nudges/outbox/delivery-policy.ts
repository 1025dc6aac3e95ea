// The delivery policy: whether a nudge is sent now, later or not at all. Pure, and the one place where this is decided;
// the preview asks it too.
import { DAY_MS, graceEnd, MINUTE_MS, type NudgeKindRules } from '../../domain/reminders/kind-rules.ts'
import { repetitionOf } from '../../domain/reminders/slots.ts'
import type { Preferences } from '../../models/json.ts'
import { addDays, localDay, localTime, startOfLocalDay, wallClockInstant, weekday } from '../../time/index.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import type { Recipient } from './recipients.ts'

/** Facts about a nudge besides its row. */
export interface PolicyFacts {
  readonly rule: NudgeKindRules
  readonly person: Pick<Recipient, 'user' | 'preferences' | 'lastHeardAt'>
  readonly now: Date
  /** When "fewer, another time, or stop?" was asked for this schedule, if it is unanswered. */
  readonly askedAt: Date | null
  /** The planned end of the running session. */
  readonly focusUntil: Date | null
  /** Offered nudges that are due shortly: UTC, in order. */
  readonly dueSoon: readonly Date[]
}

/** Sent now. */
export interface Send {
  readonly kind: 'send'
}

/** Not before `tryAt`, UTC. */
export interface Later {
  readonly kind: 'later'
  readonly tryAt: Date
  readonly reason: string
}

/** Not sent: too late, or held back. */
export interface Drop {
  readonly kind: 'drop'
  readonly state: 'missed' | 'dropped'
  readonly reason: string
}

/** A decision of the policy. */
export type DeliveryDecision = Send | Later | Drop

/** After so many days without contact, nothing is offered except one card. */
export const SILENCE_DAYS = 4
/** Offered nudges this close to each other wait for the last of them, and become one message. */
export const BUNDLE_WINDOW_MS = 15 * MINUTE_MS

/**
 * Decides over one nudge. Timed ones are held back by nothing but being too late; their repetitions by a pause, by
 * silence, and for good by quiet hours; offered ones also by a pause, an open question, silence, quiet hours and days, a
 * running session, and others that come due shortly. The day's number is decided over
 * whole messages, by `createDailyCap`.
 */
export function decideDelivery(
  row: Pick<ClaimedNudge, 'is_timed' | 'due_at' | 'try_at' | 'reason' | 'slot'>,
  facts: PolicyFacts,
): DeliveryDecision {
  const { rule, person, now } = facts
  const zone = person.user.timezone
  const late = graceEnd(rule.grace, row.due_at, zone, person.preferences.day_starts_at)
  if (now >= late) return { kind: 'drop', state: 'missed', reason: row.reason ?? 'late' }
  const repetition = repetitionOf(row.slot)
  if (row.is_timed && !repetition) return SEND
  const { paused_from, paused_until, quiet_from, quiet_to } = person.preferences
  const isBegun = paused_from === null || now >= new Date(paused_from)
  if (isBegun && paused_until !== null && now < new Date(paused_until)) return drop('paused')
  const isSilent = person.lastHeardAt !== null && now.getTime() - person.lastHeardAt.getTime() >= SILENCE_DAYS * DAY_MS
  if (repetition) {
    if (isSilent) return drop('silent')
    return reachesQuietHours(repetition.first, now, zone, quiet_from, quiet_to) ? drop('repeat') : SEND
  }
  if (facts.askedAt) return drop('asked')
  if (isSilent && rule.afterSilentDays === undefined) return drop('silent')
  const quiet = quietEnd(now, zone, person.preferences)
  if (quiet) return postpone(quiet, late, 'quiet')
  if (facts.focusUntil && facts.focusUntil > now) return postpone(facts.focusUntil, late, 'focus')
  const wait = facts.dueSoon.findLast((due) => due > now && due.getTime() - row.due_at.getTime() <= BUNDLE_WINDOW_MS)
  return wait && row.try_at.getTime() === row.due_at.getTime() ? postpone(wait, late, 'together') : SEND
}

/** Counts the offered messages of each person's day; a message of several nudges counts once. */
export interface DailyCap {
  /** Takes a place on that day where one is left. Timed messages need none. */
  admit(
    carrier: Pick<ClaimedNudge, 'is_timed' | 'user_id' | 'local_date'>,
    person: Pick<Recipient, 'preferences'>,
  ): boolean
}

/** @param sentOn messages sent already, by `user day` */
export function createDailyCap(sentOn: ReadonlyMap<string, number>): DailyCap {
  const counts = new Map(sentOn)
  return {
    admit({ is_timed, user_id, local_date }, { preferences }) {
      if (is_timed) return true
      const key = `${user_id} ${local_date}`
      const count = counts.get(key) ?? 0
      if (count >= preferences.nudges_per_day) return false
      counts.set(key, count + 1)
      return true
    },
  }
}

/** When quiet hours and quiet days that this instant lies in are over, else null. */
export function quietEnd(
  instant: Date,
  zone: string,
  { quiet_from, quiet_to, quiet_days }: Pick<Preferences, 'quiet_from' | 'quiet_to' | 'quiet_days'>,
): Date | null {
  const days = new Set(quiet_days.split(','))
  let end = instant
  // The end of quiet hours may lie in a quiet day, and the end of that in quiet hours.
  for (let turn = 0; turn < 16; turn++) {
    const day = localDay(end, zone, '00:00')
    const next = days.has(weekday(day))
      ? startOfLocalDay(addDays(day, 1), zone, '00:00')
      : quietHoursEnd(end, zone, quiet_from, quiet_to)
    if (!next) break
    end = next
  }
  return end > instant ? end : null
}

/** Whether a reminder at that instant rings once only, though it repeats: quiet days don't count here. */
export const isInQuietHours = (
  instant: Date,
  zone: string,
  { quiet_from, quiet_to }: Pick<Preferences, 'quiet_from' | 'quiet_to'>,
): boolean => quietHoursEnd(instant, zone, quiet_from, quiet_to) !== null

/** The end of the quiet hours that this instant lies in, else null. Equal times: there are none. */
function quietHoursEnd(instant: Date, zone: string, from: string, to: string): Date | null {
  const time = localTime(instant, zone)
  const isQuiet = from <= to ? time >= from && time < to : time >= from || time < to
  if (!isQuiet) return null
  const day = localDay(instant, zone, '00:00')
  const today = wallClockInstant(day, to, zone)
  return today && today > instant ? today : wallClockInstant(addDays(day, 1), to, zone)
}

/** Whether quiet hours begin or go on between two instants, less than a day apart. */
function reachesQuietHours(from: Date, to: Date, zone: string, quietFrom: string, quietTo: string): boolean {
  if (quietHoursEnd(from, zone, quietFrom, quietTo) || quietHoursEnd(to, zone, quietFrom, quietTo)) return true
  if (quietFrom === quietTo) return false
  const day = localDay(from, zone, '00:00')
  return [day, addDays(day, 1)].some((each) => {
    const begins = wallClockInstant(each, quietFrom, zone)
    return begins !== null && begins > from && begins <= to
  })
}

const SEND: Send = { kind: 'send' }

const drop = (reason: string): Drop => ({ kind: 'drop', state: 'dropped', reason })

const postpone = (tryAt: Date, late: Date, reason: string): Later | Drop =>
  tryAt >= late ? drop(reason) : { kind: 'later', tryAt, reason }

// Computes the next occurrence of a setting ("08:30 on weekdays, in Vienna"). Memoised, since a tick advances hundreds
// of rows that share a few zones and times.
import { addDays, type Day, isDay, type LocalTime, WEEKDAYS, weekday } from './day.ts'
import { calendarDay } from './local-day.ts'
import { resolveWallClock, type WallClockRule } from './wall-clock.ts'

/** A wall-clock setting, as stored in `schedules`. */
export interface WallClockSchedule {
  /** 'HH:MM' in the zone; null: the schedule is an instant. */
  readonly local_time: LocalTime | null
  /** One date only; null repeats. */
  readonly local_date: Day | null
  /** 'mon,wed'; null is every day. Ignored with a date. */
  readonly days: string | null
  /** IANA. */
  readonly zone: string
}

export interface Occurrence {
  readonly at: Date
  /** The calendar date of the setting; if a gap moved the time past midnight, `at` is on the following date. */
  readonly day: Day
  /** The rule of `wallClock` that was applied. */
  readonly rule: WallClockRule
}

/**
 * The first occurrence strictly after an instant: once per calendar date, also at clock changes, none on a date the
 * zone skipped. Null if there is none to come.
 * @throws RangeError for an invalid zone, time, date or days.
 */
export function nextOccurrence(wish: WallClockSchedule, after: Date): Occurrence | null {
  if (wish.local_time === null) return null
  const ms = after.getTime()
  const key = `${wish.zone} ${wish.local_time} ${wish.local_date ?? wish.days ?? ''}`
  const known = memo.get(key) ?? []
  // The result for one instant holds for every instant up to it.
  let span = known.find(({ from, until }) => ms >= from && ms < until)
  if (span === undefined) {
    span = computeSpan(wish, wish.local_time, ms)
    if (memo.size >= MAX_CACHED_SCHEDULES) memo.clear()
    memo.set(key, [span, ...known.slice(0, MAX_CACHED_SPANS - 1)])
  }
  return span.next && { at: new Date(span.until), day: span.next.day, rule: span.next.rule }
}

const MAX_CACHED_SCHEDULES = 20_000
/** Of one setting: a tick asks alternately for what is due now and for what comes after. */
const MAX_CACHED_SPANS = 3

/** `next` is the result for every instant in [from, until), where `until` is its own instant. */
interface Span {
  readonly from: number
  readonly until: number
  readonly next: { readonly day: Day; readonly rule: WallClockRule } | null
}

const memo = new Map<string, readonly Span[]>()

function computeSpan({ local_date, days, zone }: WallClockSchedule, time: LocalTime, after: number): Span {
  if (local_date !== null) return singleDateSpan(local_date, time, zone, after)
  const wanted = parseDays(days)
  // A gap at midnight can move yesterday's occurrence into today, hence one day back.
  let day = addDays(calendarDay(new Date(after), zone), -1)
  // The longest wait: one weekday, asked just after it, with one such date skipped by the zone.
  for (let tries = 0; tries < 17; tries++, day = addDays(day, 1)) {
    if (!wanted.has(weekday(day))) continue
    const found = resolveWallClock(day, time, zone)
    if (found && found.at.getTime() > after)
      return { from: after, until: found.at.getTime(), next: { day, rule: found.rule } }
  }
  return { from: after, until: Number.POSITIVE_INFINITY, next: null }
}

function singleDateSpan(day: Day, time: LocalTime, zone: string, after: number): Span {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`)
  const found = resolveWallClock(day, time, zone)
  const at = found?.at.getTime() ?? Number.NEGATIVE_INFINITY
  if (found && at > after) return { from: Number.NEGATIVE_INFINITY, until: at, next: { day, rule: found.rule } }
  return { from: at, until: Number.POSITIVE_INFINITY, next: null }
}

function parseDays(days: string | null): ReadonlySet<string> {
  if (days === null) return EVERY_DAY
  const wanted = days.split(',')
  const strange = wanted.find((day) => !EVERY_DAY.has(day))
  if (strange !== undefined) throw new RangeError(`Not a weekday: ${strange}`)
  return new Set(wanted)
}

const EVERY_DAY: ReadonlySet<string> = new Set(WEEKDAYS)

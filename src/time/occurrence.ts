// Computes the next occurrence of a setting ("08:30 on weekdays, in Vienna"). Memoised, since a tick advances hundreds
// of rows that share a few zones and times.
import { addDays, type Day, isDay, type LocalTime, WEEKDAYS, weekday } from './day.ts'
import { calendarDay } from './local-day.ts'
import { decodeMonthDates, isMonthDate } from './month-dates.ts'
import { resolveWallClock, type WallClockRule } from './wall-clock.ts'

/** A wall-clock setting, as stored in `schedules`. */
export interface WallClockSchedule {
  /** 'HH:MM' in the zone; null: the schedule is an instant. */
  readonly local_time: LocalTime | null
  /** One date only; null repeats. */
  readonly local_date: Day | null
  /**
   * 'mon,wed'; 'month:1,-1,1fri' are dates of each month; 'from:2026-03-05' is every day from that one on; null is
   * every day. Ignored with a date.
   */
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
  if (day < wanted.from) day = wanted.from
  for (let tries = 0; tries < wanted.longestWait; tries++, day = addDays(day, 1)) {
    if (!wanted.includes(day)) continue
    const found = resolveWallClock(day, time, zone)
    if (found && found.at.getTime() > after)
      return { from: after, until: found.at.getTime(), next: { day, rule: found.rule } }
  }
  return { from: after, until: Number.POSITIVE_INFINITY, next: null }
}

function singleDateSpan(day: Day, time: LocalTime, zone: string, after: number): Span {
  const found = resolveWallClock(day, time, zone)
  const at = found?.at.getTime() ?? Number.NEGATIVE_INFINITY
  if (found && at > after) return { from: Number.NEGATIVE_INFINITY, until: at, next: { day, rule: found.rule } }
  return { from: at, until: Number.POSITIVE_INFINITY, next: null }
}

interface WantedDays {
  /** No day before this one. */
  readonly from: Day
  /** Days to look ahead, with one occurrence skipped by the zone. */
  readonly longestWait: number
  includes(day: Day): boolean
}

function parseDays(days: string | null): WantedDays {
  if (days === null) return { from: '', longestWait: 17, includes: () => true }
  const [kind = '', value] = days.split(':')
  if (kind === 'from' && value !== undefined && isDay(value))
    return { from: value, longestWait: 17, includes: () => true }
  const dates = kind === 'month' && value !== undefined ? decodeMonthDates(value) : null
  if (dates) return { from: '', longestWait: 65, includes: (day) => isMonthDate(day, dates) }
  const wanted = new Set(days.split(','))
  for (const day of wanted) if (!EVERY_DAY.has(day)) throw new RangeError(`Not a weekday: ${day}`)
  return { from: '', longestWait: 17, includes: (day) => wanted.has(weekday(day)) }
}

const EVERY_DAY: ReadonlySet<string> = new Set(WEEKDAYS)

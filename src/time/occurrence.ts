// When a wish ("08:30 on weekdays, in Vienna") comes true next. Memoised, because a tick advances hundreds of rows
// that share a few zones and times.
import { addDays, type Day, isDay, type LocalTime, WEEKDAYS, weekday } from './day.ts'
import { calendarDay } from './local-day.ts'
import { resolveWallClock, type WallClockRule } from './wall-clock.ts'

/** A wall-clock wish, as `schedules` keeps it. */
export interface WallClockSchedule {
  /** 'HH:MM' in the zone; null is no wish (the schedule is an instant). */
  readonly local_time: LocalTime | null
  /** One date only; null repeats. */
  readonly local_date: Day | null
  /** 'mon,wed'; null is every day. Not looked at when there is a date. */
  readonly days: string | null
  /** IANA. */
  readonly zone: string
}

export interface Occurrence {
  readonly at: Date
  /** The calendar date wished for; where a gap moved the time past midnight, `at` shows the date after it. */
  readonly day: Day
  /** Which rule of `wallClock` was needed. */
  readonly rule: WallClockRule
}

/**
 * The first occurrence strictly after an instant: once per calendar date on clock-change days too, none on a date the
 * zone skipped. Null when there is none to come.
 * @throws RangeError when zone, time, date or days are none.
 */
export function nextOccurrence(wish: WallClockSchedule, after: Date): Occurrence | null {
  if (wish.local_time === null) return null
  const ms = after.getTime()
  const key = `${wish.zone} ${wish.local_time} ${wish.local_date ?? wish.days ?? ''}`
  const known = memo.get(key) ?? []
  // What comes next after one instant comes next after every instant up to it.
  let span = known.find(({ from, until }) => ms >= from && ms < until)
  if (span === undefined) {
    span = computeSpan(wish, wish.local_time, ms)
    if (memo.size >= MAX_CACHED_SCHEDULES) memo.clear()
    memo.set(key, [span, ...known.slice(0, MAX_CACHED_SPANS - 1)])
  }
  return span.next && { at: new Date(span.until), day: span.next.day, rule: span.next.rule }
}

const MAX_CACHED_SCHEDULES = 20_000
/** Of one wish: a tick asks for what is due now and for what comes after it, in turns. */
const MAX_CACHED_SPANS = 3

/** `next` is the answer for every instant in [from, until); its own instant is `until`. */
interface Span {
  readonly from: number
  readonly until: number
  readonly next: { readonly day: Day; readonly rule: WallClockRule } | null
}

const memo = new Map<string, readonly Span[]>()

function computeSpan({ local_date, days, zone }: WallClockSchedule, time: LocalTime, after: number): Span {
  if (local_date !== null) return singleDateSpan(local_date, time, zone, after)
  const wanted = parseDays(days)
  // A gap at midnight can carry yesterday's wish into today, hence one day back.
  let day = addDays(calendarDay(new Date(after), zone), -1)
  // The longest wait: one weekday, asked for just after it came, with one such date skipped by the zone.
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

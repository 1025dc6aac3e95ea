// Entry to time: the only module that reads the clock. Instants are UTC `Date`s, days are 'YYYY-MM-DD' in a person's
// IANA zone, local times are 'HH:MM'. The files it exports from explain their rules.
import process from 'node:process'

export {
  addDays,
  type Day,
  daysBetween,
  isDay,
  isLocalTime,
  type LocalTime,
  WEEKDAYS,
  type Weekday,
  weekday,
  weekStart,
} from './day.ts'
export {
  formatClock,
  formatDay,
  formatLongDay,
  formatMinutes,
  formatMoment,
  formatNearDay,
  MONTHS,
  type MomentOptions,
  writeClocks,
} from './format.ts'
export { calendarDay, dayPeriod, endOfLocalDay, localDay, localTime, startOfLocalDay } from './local-day.ts'
export {
  decodeMonthDates,
  encodeMonthDates,
  isMonthDate,
  type MonthDate,
  monthDatesText,
  monthLater,
  monthStart,
  nextMonthStart,
} from './month-dates.ts'
export { nextOccurrence, type Occurrence, type WallClockSchedule } from './occurrence.ts'
export { canonicalLocale, type HourCycle, type TimeStyle, timeStyleOf } from './time-style.ts'
export { type ResolvedInstant, resolveWallClock, type WallClockRule, wallClockInstant } from './wall-clock.ts'
export { findZoneOfPlace, findZones, isUtcOffset } from './zone-search.ts'
export { canonicalZone, isZone } from './zones.ts'

/** A clock is passed to whatever needs the time; tests pass a fixed one. */
export interface Clock {
  /** The present instant. */
  now(): Date
}

/** The machine's clock, passed on by `src/main.ts` only. */
export const systemClock: Clock = { now: () => new Date() }

/** Whole minutes from one instant to a later one, rounded down. Negative when reversed. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.trunc((to.getTime() - from.getTime()) / 60_000)
}

/** Milliseconds on the monotonic clock, for leases and waits; it continues while the process is suspended. */
export const monotonicMs = (): number => performance.now()

/** The version of the time zone data this runtime carries, such as `2025c`. Stored next times are recomputed when it changes. */
export function zoneDataVersion(): string {
  return process.versions['tz'] ?? 'unknown'
}

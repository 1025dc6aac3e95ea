// Entry to time: the only module that reads the clock. Instants are UTC `Date`s, days are 'YYYY-MM-DD' in a person's
// IANA zone, local times are 'HH:MM'. The files it exports from explain their rules.
import process from 'node:process'
import { type Clock, world } from './world.ts'

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
export type { Clock } from './world.ts'
export { findZoneOfPlace, findZones, isUtcOffset } from './zone-search.ts'
export { canonicalZone, isZone } from './zones.ts'

/** The clock of the record that was handed to the work under way. */
export const systemClock: Clock = { now: () => world().now() }

/** Whole minutes from one instant to a later one, rounded down. Negative when reversed. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.trunc((to.getTime() - from.getTime()) / 60_000)
}

/** The version of the time zone data this runtime carries, such as `2025c`. Stored next times are recomputed when it changes. */
export function zoneDataVersion(): string {
  return process.versions['tz'] ?? 'unknown'
}

// A person's day begins at `dayStartsAt` on their wall clock (04:00 by default), so that half past midnight belongs to
// the previous day.
import { addDays, type Day, dayFromMs, type LocalTime, minutesSinceMidnight } from './day.ts'
import { wallClockInstant } from './wall-clock.ts'
import { zoneOffsetMs } from './zones.ts'

/** The local day of the instant: the one with `startOfLocalDay(day) <= instant < startOfLocalDay(day + 1)`. */
export function localDay(instant: Date, zone: string, dayStartsAt: LocalTime = '04:00'): Day {
  let day = dayFromMs(wallClockMs(instant, zone) - minutesSinceMidnight(dayStartsAt) * 60_000)
  // After a clock change in the night, the reading alone can be a day off.
  while (instant < startOfLocalDay(day, zone, dayStartsAt)) day = addDays(day, -1)
  while (instant >= startOfLocalDay(addDays(day, 1), zone, dayStartsAt)) day = addDays(day, 1)
  return day
}

/** The instant at which the person's day begins. A day the zone skipped is empty: it begins with the next one. */
export function startOfLocalDay(day: Day, zone: string, dayStartsAt: LocalTime = '04:00'): Date {
  return wallClockInstant(day, dayStartsAt, zone) ?? startOfLocalDay(addDays(day, 1), zone, dayStartsAt)
}

/**
 * The instant stored for a date without a time: the last minute of the *calendar* day in the zone, 23:59 on every date
 * except those whose last hour is skipped. That minute belongs to the person's day of the same name whatever their
 * start of day, and is never displayed as the next date, unlike their day's true last minute (03:59).
 */
export function endOfLocalDay(day: Day, zone: string): Date {
  return new Date(startOfLocalDay(addDays(day, 1), zone, '00:00').getTime() - 60_000)
}

/** What the wall clock shows in the zone, 'HH:MM'. */
export function localTime(instant: Date, zone: string): LocalTime {
  return new Date(wallClockMs(instant, zone)).toISOString().slice(11, 16)
}

/** Morning 05–12, afternoon 12–17, evening 17–21 on the zone's wall clock; null in between. */
export function dayPeriod(instant: Date, zone: string): 'morning' | 'afternoon' | 'evening' | null {
  const hour = Number(localTime(instant, zone).slice(0, 2))
  if (hour >= 5 && hour < 12) return 'morning'
  if (hour >= 12 && hour < 17) return 'afternoon'
  return hour >= 17 && hour < 21 ? 'evening' : null
}

/** The calendar date in the zone, independent of the person's start of day. */
export function calendarDay(instant: Date, zone: string): Day {
  return dayFromMs(wallClockMs(instant, zone))
}

/** The wall clock's reading in milliseconds, as if it were UTC. */
function wallClockMs(instant: Date, zone: string): number {
  const ms = instant.getTime()
  return ms + zoneOffsetMs(zone, ms)
}

// A person's day: it begins at `dayStartsAt` on their wall clock (04:00 unless they say otherwise), so that half past
// midnight still counts for yesterday.
import { addDays, type Day, dayFromMs, type LocalTime, minutesSinceMidnight } from './day.ts'
import { wallClockInstant } from './wall-clock.ts'
import { zoneOffsetMs } from './zones.ts'

/** The day the instant belongs to for a person in this zone: the one with `startOfLocalDay(day) <= instant < startOfLocalDay(day + 1)`. */
export function localDay(instant: Date, zone: string, dayStartsAt: LocalTime = '04:00'): Day {
  let day = dayFromMs(wallClockMs(instant, zone) - minutesSinceMidnight(dayStartsAt) * 60_000)
  // Where clocks changed in the night, the reading alone can be a day off.
  while (instant < startOfLocalDay(day, zone, dayStartsAt)) day = addDays(day, -1)
  while (instant >= startOfLocalDay(addDays(day, 1), zone, dayStartsAt)) day = addDays(day, 1)
  return day
}

/** The instant at which the person's day begins. For a day the zone skipped: where the next one begins, so it is empty. */
export function startOfLocalDay(day: Day, zone: string, dayStartsAt: LocalTime = '04:00'): Date {
  return wallClockInstant(day, dayStartsAt, zone) ?? startOfLocalDay(addDays(day, 1), zone, dayStartsAt)
}

/**
 * The instant that stands for a date without a time: the last minute of the *calendar* day in the zone, 23:59 on every
 * date but those whose last hour is skipped. Whatever hour the person's day begins, that minute belongs to their day of
 * the same name, and it never shows as the date after it, as their day's true last minute (03:59) would.
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

/** The calendar date in the zone, whatever hour the person's day begins. */
export function calendarDay(instant: Date, zone: string): Day {
  return dayFromMs(wallClockMs(instant, zone))
}

/** The wall clock's reading in milliseconds, as if it were UTC. */
function wallClockMs(instant: Date, zone: string): number {
  const ms = instant.getTime()
  return ms + zoneOffsetMs(zone, ms)
}

// Arithmetic on calendar days, which have no zone and no clock: 'YYYY-MM-DD' in, 'YYYY-MM-DD' out.

/** A calendar day, 'YYYY-MM-DD'. */
export type Day = string

/** A wall-clock time, 'HH:MM', 00:00 to 23:59. */
export type LocalTime = string

/** Monday first, as ISO 8601 counts. The three-letter words are those stored in `schedules.days`. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const DAY_MS = 86_400_000

/** Whether it is an existing calendar day, written 'YYYY-MM-DD'. '2025-02-29' is not. */
export function isDay(text: string): text is Day {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && dayFromMs(ms) === text
}

/** Whether it is a wall-clock time, written 'HH:MM'. '9:00' and '24:00' are not. */
export function isLocalTime(text: string): text is LocalTime {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The day so many days later; a negative number goes back. */
export function addDays(day: Day, days: number): Day {
  return dayFromMs(midnightMs(day) + days * DAY_MS)
}

/** How many days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnightMs(to) - midnightMs(from)) / DAY_MS)
}

export function weekday(day: Day): Weekday {
  // 1 January 1970 was a Thursday, index 3.
  const index = (((midnightMs(day) / DAY_MS + 3) % 7) + 7) % 7
  return WEEKDAYS[index] ?? 'mon'
}

/** The first day of the day's week, which begins on Monday unless the person chose another day. */
export function weekStart(day: Day, startsOn: Weekday = 'mon'): Day {
  return addDays(day, -((WEEKDAYS.indexOf(weekday(day)) - WEEKDAYS.indexOf(startsOn) + 7) % 7))
}

/**
 * The day's midnight as if it were UTC, in milliseconds.
 * @throws RangeError for an invalid day.
 */
export function midnightMs(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}

/** The day of a wall-clock reading given as milliseconds as if it were UTC. */
export function dayFromMs(wall: number): Day {
  return new Date(wall).toISOString().slice(0, 10)
}

/**
 * Minutes since midnight.
 * @throws RangeError for an invalid time.
 */
export function minutesSinceMidnight(time: LocalTime): number {
  if (!isLocalTime(time)) throw new RangeError(`Not a local time: ${time}`)
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

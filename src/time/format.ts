// Formats days and moments as English text, independent of the machine's language.
import { type Day, type LocalTime, midnightMs, WEEKDAYS, weekday } from './day.ts'
import { calendarDay, localTime } from './local-day.ts'
import type { HourCycle } from './time-style.ts'

/** 'Thu 5 March'; 'Thu 5 March 2026' when `today` is given and lies in another year. */
export function formatDay(day: Day, today?: Day): string {
  const date = new Date(midnightMs(day))
  const year = today !== undefined && today.slice(0, 4) !== day.slice(0, 4) ? ` ${day.slice(0, 4)}` : ''
  return `${SHORT[WEEKDAYS.indexOf(weekday(day))]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year}`
}

/**
 * A day as it is spoken of: 'yesterday', 'today', 'tomorrow', 'Sat' within the coming week, else 'Thu 12 March'.
 * @param today the person's local day
 */
export function formatNearDay(day: Day, today: Day): string {
  const distance = Math.round((midnightMs(day) - midnightMs(today)) / 86_400_000)
  const near = NEAR.get(distance)
  if (near !== undefined) return near
  return distance > 0 && distance < 7 ? (SHORT[WEEKDAYS.indexOf(weekday(day))] ?? '') : formatDay(day, today)
}

/** 'Thursday 5 March' */
export function formatLongDay(day: Day): string {
  const date = new Date(midnightMs(day))
  return `${LONG[WEEKDAYS.indexOf(weekday(day))]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}

const NEAR: ReadonlyMap<number, string> = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
])

/**
 * A duration: '45 min', '2 h', '1 h 30 min'.
 * @param minutes whole minutes, 0 or more
 */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

export interface MomentOptions {
  /** What is shown; both by default. */
  readonly show?: 'day' | 'time' | 'both'
  /** The present instant: the year is added when it differs in the zone. Without it the year is left out. */
  readonly now?: Date
  /** 24 hours if left out. */
  readonly hours?: HourCycle
}

/** '21:30', or '9:30 pm'; midnight is '12:00 am', noon '12:00 pm'. */
export function formatClock(time: LocalTime, hours: HourCycle): string {
  if (hours === '24') return time
  const hour = Number(time.slice(0, 2))
  return `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3)} ${hour < 12 ? 'am' : 'pm'}`
}

/**
 * A text of our own with its clock times in a style: "quiet from 22:00" is "quiet from 10:00 pm". Times with two digits
 * of hours are meant, as texts are written with; instants in ISO 8601 stay.
 */
export const writeClocks = (text: string, hours: HourCycle): string =>
  hours === '24' ? text : text.replace(CLOCK, (time) => formatClock(time, hours))

const CLOCK = /(?<![\dT.-]|\d:)(?:[01]\d|2[0-3]):[0-5]\d(?![\d:]|\s?[ap]\.?m\b)/g

/** 'Thu 5 March, 09:00' on the zone's wall clock and calendar; or only 'Thu 5 March', or only '09:00'. */
export function formatMoment(
  instant: Date,
  zone: string,
  { show = 'both', now, hours = '24' }: MomentOptions = {},
): string {
  const time = formatClock(localTime(instant, zone), hours)
  if (show === 'time') return time
  const day = formatDay(calendarDay(instant, zone), now && calendarDay(now, zone))
  return show === 'day' ? day : `${day}, ${time}`
}

const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

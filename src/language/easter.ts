// The date of Easter, which is computed from the moon of the church, not of the sky.
import { addDays, type Day } from '../time/index.ts'

const pad = (number: number): string => String(number).padStart(2, '0')

/** Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 8). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const date = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${pad(month)}-${pad(date)}`
}

/** Easter Sunday of the eastern churches on the Gregorian calendar, by Meeus' Julian algorithm; 1900 to 2099. */
export function orthodoxEasterSunday(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const month = Math.floor((d + e + 114) / 31)
  const date = ((d + e + 114) % 31) + 1
  return addDays(`${year}-${pad(month)}-${pad(date)}`, DAYS_BETWEEN_CALENDARS)
}

const DAYS_BETWEEN_CALENDARS = 13

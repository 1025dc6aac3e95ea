// Uses chrono for dates this grammar does not read. Such a date is only offered: taken at once, chrono dated 32 of 45
// titles that had none.
import { createRequire } from 'node:module'
import type * as Chrono from 'chrono-node/en'
import { endOfLocalDay, isDay, type LocalTime, localDay, localTime, wallClockInstant } from '../time/index.ts'
import type { DateContext, Due } from './date-meaning.ts'
import { namesMovableDay } from './time-hints.ts'

/** A longer line is a text, and chrono's expressions are slow on it. */
const LONGEST = 240

/** Without one of these words chrono is not asked. */
const HINT =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|tonight|week|weekend|month|year|january|february|april|june|july|august|september|october|november|december|\d{1,2}(?:st|nd|rd|th)|\d{1,2} ?[ap]\.?m|\d{1,2}:\d{2}|noon|midnight)\b/i

/** “the week after”: after which one stands elsewhere. */
const OPEN_END = /\b(?:day|week|weekend|month) after[.!]?$/i

/** The moments chrono finds in a line, if day or hour is certain; at most two. */
export function chronoMoments(line: string, { now, zone, dayStartsAt, monthFirst }: DateContext): readonly Due[] {
  // "over easter weekend" is no weekend of this month.
  if (line.length > LONGEST || !HINT.test(line) || namesMovableDay(line) || OPEN_END.test(line)) return []
  const { casual, GB } = dateReader()
  // The person's wall clock as if it were UTC, so that the machine's zone has no influence.
  const wall = new Date(`${localDay(now, zone, dayStartsAt)}T${localTime(now, zone)}:00Z`)
  const found = (monthFirst ? casual : GB).parse(line, { instant: wall, timezone: 0 }, { forwardDate: true })
  return found.slice(0, 2).flatMap(({ start }): Due[] => {
    const isDayKnown = start.isCertain('day') || start.isCertain('weekday')
    if (!isDayKnown && !start.isCertain('hour')) return []
    const day = ['year', 'month', 'day'].map((part) => String(start.get(part as 'day')).padStart(2, '0')).join('-')
    if (!isDay(day) || wallClockInstant(day, '12:00', zone) === null) return []
    if (!start.isCertain('hour')) return [{ day, instant: endOfLocalDay(day, zone), hasTime: false }]
    const time: LocalTime = ['hour', 'minute']
      .map((part) => String(start.get(part as 'hour') ?? 0).padStart(2, '0'))
      .join(':')
    const instant = wallClockInstant(day, time, zone)
    return instant ? [{ day, time, instant, hasTime: true }] : []
  })
}

/** Loaded at first use, so that the start does not wait for it. */
const dateReader = (): typeof Chrono => createRequire(import.meta.url)('chrono-node/en')

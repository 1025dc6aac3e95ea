// From date words to a day and an instant, for one person: their zone, the hour their day begins, and now.
import { createRequire } from 'node:module'
import type * as Chrono from 'chrono-node/en'
import {
  addDays,
  type Day,
  daysBetween,
  endOfLocalDay,
  isDay,
  type LocalTime,
  localDay,
  localTime,
  WEEKDAYS,
  wallClockInstant,
  weekday,
  weekStart,
} from '../time/index.ts'
import type { ClockWords, DateWords, DayPart, Period } from './date-words.ts'

/** For whom and when the words are read. */
export interface Reading {
  readonly now: Date
  /** IANA. */
  readonly zone: string
  /** 'HH:MM' at which the person's day begins, 04:00 by default: before it, "today" is still the evening's day. */
  readonly dayStartsAt?: LocalTime
  /** Read 5/3 May. By default it is 5 March; 3/25 is 25 March either way. */
  readonly monthFirst?: boolean
}

/** What a date in words comes to, in the person's zone. */
export interface Due {
  /** The calendar date in the zone. */
  readonly day: Day
  /** 'HH:MM' on the zone's wall clock, when a time was given. */
  readonly time?: LocalTime
  /** With a time, that moment; without, the date's last minute in the zone. */
  readonly instant: Date
  readonly hasTime: boolean
}

/**
 * What the words mean. A time alone that has passed is tomorrow's. A weekday is the coming one, today only with "this" or
 * a time still to come; with "next" it is the following week's. Null when there is no such date (31 February, or one the
 * zone skipped).
 */
export function meaningOf(words: DateWords, reading: Reading): Due | null {
  if (words.span !== null) return afterSpan(words.span, reading)
  const today = localDay(reading.now, reading.zone, reading.dayStartsAt)
  const day = words.day === null ? today : dayMeant(words, today, reading)
  if (day === null) return null
  const meant = isDateOnly(words, day) ? null : words.clock
  if (meant === null) return dateOnly(day, reading.zone)

  const { time, days } = timeMeant(meant, words.part)
  const at = (candidate: Day) => momentOn(addDays(candidate, days), time, reading.zone)
  const first = at(day)
  if (first === null || first.instant > reading.now) return first
  // Already past: a bare time is tomorrow's, and after midnight "today" reaches into the date that has begun.
  if (words.day === null) return firstToCome(addDays(day, 1), at, reading.now)
  if (words.day.kind === 'weekday' && words.day.which === 'coming' && day === today) return at(addDays(day, 7))
  if (words.day.kind !== 'plus' || words.day.days !== 0) return first
  const tonight = at(addDays(day, 1))
  const isSmallHour = time < (reading.dayStartsAt ?? '04:00') || localDay(reading.now, reading.zone, '00:00') !== day
  return tonight && isSmallHour && tonight.instant > reading.now ? tonight : first
}

/** The time a clock's words name: hours 1 to 6 without am or pm are the afternoon's. Source: conversation, reading order. */
export function timeMeant(clock: ClockWords, part: DayPart | null): { time: LocalTime; days: number } {
  const { hour, days } = hourMeant(clock, part)
  return { time: `${String(hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`, days }
}

function hourMeant({ hour, meridiem, isPadded }: ClockWords, part: DayPart | null): { hour: number; days: number } {
  // Midnight ends the day it is named with.
  if (hour === 24) return { hour: 0, days: 1 }
  if (meridiem !== null) return { hour: (hour % 12) + (meridiem === 'pm' ? 12 : 0), days: 0 }
  if (isPadded || hour === 0 || hour > 12) return { hour, days: 0 }
  if (part === 'morning') return { hour, days: 0 }
  if (part === 'night') {
    // "tonight at 1" is past midnight, "tonight at 9" before it.
    if (hour === 12) return { hour: 0, days: 1 }
    return hour < 5 ? { hour, days: 1 } : { hour: hour + 12, days: 0 }
  }
  const isLater = hour <= 6 || (hour < 12 && part !== null)
  return { hour: isLater ? hour + 12 : hour, days: 0 }
}

function dayMeant({ day: words, clock, part }: DateWords, today: Day, reading: Reading): Day | null {
  switch (words?.kind) {
    case undefined:
      return today
    case 'plus':
      return addDays(today, words.days)
    case 'period':
      return dayOfPeriod(words.period, today)
    case 'date of month':
      return findDay(today, 62, (day) => dateOf(day) === words.date)
    case 'calendar':
      return calendarDay(words.text, today, reading.monthFirst === true)
    case 'weekday': {
      if (words.date !== null)
        return findDay(today, 4_000, (day) => dateOf(day) === words.date && weekday(day) === words.weekday)
      if (words.which === 'next') return addDays(weekStart(today), 7 + WEEKDAYS.indexOf(words.weekday))
      const coming = findDay(today, 7, (day) => weekday(day) === words.weekday)
      const isToday = coming === today && words.which === 'coming' && clock === null && part === null
      return coming && isToday ? addDays(coming, 7) : coming
    }
  }
}

/** "friday 13", when that Friday is the 13th, is no hour. */
function isDateOnly({ day: words, clock }: DateWords, day: Day): boolean {
  return clock?.isBare === true && words?.kind === 'weekday' && dateOf(day) === clock.hour
}

function dayOfPeriod(period: Period, today: Day): Day {
  const monday = weekStart(today)
  switch (period) {
    case 'week': {
      const friday = addDays(monday, 4)
      return today <= friday ? friday : addDays(monday, 6)
    }
    case 'next week':
      return addDays(monday, 7)
    case 'weekend': {
      const saturday = addDays(monday, 5)
      return today <= saturday ? saturday : today
    }
    case 'next weekend':
      return addDays(monday, 12)
    case 'next month':
      return firstOfNextMonth(today)
    case 'end of month':
      return addDays(firstOfNextMonth(today), -1)
  }
}

function firstOfNextMonth(day: Day): Day {
  return `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`
}

/** chrono reads against the person's midnight as if it were UTC, so that the machine's zone has no say. */
function calendarDay(text: string, today: Day, monthFirst: boolean): Day | null {
  // "mar 21" alone chrono takes for March 2021.
  const written = text
    .replace(/^the /, '')
    .replace(/^(\d+)\.(\d+)\.$/, '$1/$2')
    .replace(/^([a-z]+)\.? (?:the )?(\d+)(?:st|nd|rd|th)?/, '$2 $1')
  // Dots are always day first.
  const isDotted = text.includes('.') && /^\d/.test(text)
  const { casual, GB } = dateReader()
  const chrono = monthFirst && !isDotted ? casual : GB
  const [found, ...more] = chrono.parse(written, { instant: midnightOf(today), timezone: 0 }, { forwardDate: true })
  if (!found || more.length > 0 || found.text.length < written.replace(/\.$/, '').length) return null
  const { start } = found
  const day = [start.get('year'), start.get('month'), start.get('day')].map((n) => String(n).padStart(2, '0')).join('-')
  return start.isCertain('day') && start.isCertain('month') && isDay(day) ? day : null
}

function afterSpan(span: string, { now, zone, dayStartsAt }: Reading): Due | null {
  if (/^\d{4}-/.test(span)) return atInstant(new Date(span.toUpperCase()), zone)
  const isShort = /(?:\d|\b)(?:m|mins?|minutes?|h|hrs?|hours?)\b/.test(span)
  const today = localDay(now, zone, dayStartsAt)
  const [found] = dateReader().casual.parse(
    span,
    { instant: isShort ? now : midnightOf(today), timezone: 0 },
    { forwardDate: true },
  )
  if (!found || found.text.length < span.length) return null
  const instant = new Date(Math.round(found.start.date().getTime() / 60_000) * 60_000)
  if (!isShort && isInRange(instant)) return dateOnly(instant.toISOString().slice(0, 10), zone)
  return atInstant(instant, zone)
}

/** An instant as the date and time of the zone. Null for none, or one after the last year that dates are read in. */
function atInstant(instant: Date, zone: string): Due | null {
  if (!isInRange(instant)) return null
  return { day: localDay(instant, zone, '00:00'), time: localTime(instant, zone), instant, hasTime: true }
}

function isInRange(instant: Date): boolean {
  return !Number.isNaN(instant.getTime()) && instant.getUTCFullYear() <= LAST_YEAR
}

const LAST_YEAR = 2199

function momentOn(day: Day, time: LocalTime, zone: string): Due | null {
  const instant = wallClockInstant(day, time, zone)
  return instant && { day, time, instant, hasTime: true }
}

function dateOnly(day: Day, zone: string): Due | null {
  if (wallClockInstant(day, '12:00', zone) === null) return null
  return { day, instant: endOfLocalDay(day, zone), hasTime: false }
}

function firstToCome(from: Day, at: (day: Day) => Due | null, now: Date): Due | null {
  const next = findDay(from, 3, (day) => (at(day)?.instant ?? now) > now)
  return next === null ? null : at(next)
}

function findDay(from: Day, within: number, matches: (day: Day) => boolean): Day | null {
  for (let day = from; daysBetween(from, day) <= within; day = addDays(day, 1)) if (matches(day)) return day
  return null
}

function dateOf(day: Day): number {
  return Number(day.slice(8))
}

function midnightOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Loaded when a date is first read, so that nobody waits for it at the start. */
const dateReader = (): typeof Chrono => createRequire(import.meta.url)('chrono-node/en')

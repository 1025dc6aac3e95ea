// Resolves date words to a day and an instant for one person: their zone, their start of day, and now.
import {
  addDays,
  calendarDay,
  type Day,
  endOfLocalDay,
  type HourCycle,
  type LocalTime,
  localDay,
  localTime,
  type Weekday,
  wallClockInstant,
} from '../time/index.ts'
import { type DayReading, dateOf, dayMeant, findDay } from './calendar.ts'
import type { ClockWords, DateWords, DayPart } from './date-shapes.ts'
import { countFeastReadings } from './feasts.ts'

/** For whom and relative to when words are read. */
export interface DateContext {
  readonly now: Date
  /** IANA. */
  readonly zone: string
  /** 'HH:MM' at which the person's day begins, 04:00 by default: before it, "today" is still the previous date. */
  readonly dayStartsAt?: LocalTime
  /** Read 5/3 as 3 May. By default it is 5 March; 3/25 is 25 March either way. */
  readonly monthFirst?: boolean
  /** The first day of the person's week; Monday if left out. */
  readonly weekStartsOn?: Weekday
  /** How times are written in what is answered; 24 hours if left out. */
  readonly hours?: HourCycle
  /** What hours without am or pm mean, by surrounding words: dinner is in the evening. */
  readonly usualPart?: 'morning' | 'evening' | null
}

/** A day written out, to be filled in. */
const CALENDAR = { kind: 'calendar', order: 'day first', weekday: null } as const
const monthOf = (day: Day): number => Number(day.slice(5, 7))
const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The meaning of a date in words, in the person's zone. */
export interface Due {
  /** The calendar date in the zone. */
  readonly day: Day
  /** 'HH:MM' on the zone's wall clock, if a time was given. */
  readonly time?: LocalTime
  /** With a time, that instant; without, the date's last minute in the zone. */
  readonly instant: Date
  readonly hasTime: boolean
  /** "saturday evening": a part of the day without a time. */
  readonly part?: DayPart
  /** A clock without any word for a day: "6pm". */
  readonly isClockAlone?: true
  /** "saturday, no time": the day alone; a time that the task had does not stay. */
  readonly isWholeDay?: boolean
}

/**
 * Resolves the words. A time alone that has passed is tomorrow's, or this evening's if it was said in the afternoon
 * without am or pm. A weekday is the coming one, today only with "this" or a time still to come; with "next" it is the
 * following week's. Null if there is no such date (31 February, or one the zone skipped).
 */
export function meaningOf(words: DateWords, reading: DateContext): Due | null {
  const { now, zone, dayStartsAt } = reading
  if (words.lead) {
    const { lead, ...event } = words
    const due = meaningOf(event, reading)
    return due?.hasTime ? inZone({ ...due, instant: new Date(due.instant.getTime() - lead * 60_000) }, zone) : null
  }
  if (words.clock?.isNow) return meaningOf({ ...words, clock: clockNow(words.clock, reading) }, reading)
  if (words.span !== null) return afterMinutes(words.span, reading)
  // A time in another zone is on that zone's date too.
  const clockZone = words.clock?.zone
  if (clockZone !== undefined && clockZone !== zone) {
    const { zone: _, ...clock } = words.clock ?? { hour: 0, minute: 0, meridiem: null, isPadded: true, isBare: false }
    // "tomorrow at 9am Pacific" is tomorrow on the speaker's calendar, at nine over there.
    const day =
      words.day === null ? null : dayMeant(words.day, dayReading(words, localDay(now, zone, dayStartsAt), reading))
    if (words.day !== null && day === null) return null
    const said = day === null ? null : { ...CALENDAR, first: dateOf(day), second: monthOf(day), year: yearOf(day) }
    const there = meaningOf({ ...words, day: said, clock }, { ...reading, zone: clockZone })
    return there && inZone(there, zone)
  }
  const today = localDay(now, zone, dayStartsAt)
  const day = words.day === null ? today : dayMeant(words.day, dayReading(words, today, reading))
  if (day === null) return null
  const meant = isDateOnly(words, day) ? null : words.clock
  if (meant === null) {
    // “Friday morning”, said on a Friday evening, is the next one.
    const isOver =
      words.day?.kind === 'weekday' && words.day.which === 'coming' && day === today && isPartOver(words.part, reading)
    return dateOnly(isOver ? addDays(day, 7) : day, zone, words.part)
  }

  const { time, days } = timeMeant(meant, words.part ?? reading.usualPart ?? null)
  const at = (candidate: Day) => momentOn(addDays(candidate, days), time, zone)
  const first = at(day)
  if (first === null || first.instant > now) return first
  const isToday = words.day === null || (words.day.kind === 'plus' && words.day.days === 0)
  const evening = isToday ? laterToday(meant, words, day, reading) : null
  if (evening) return evening
  // Already past: a bare time is tomorrow's, and after midnight "today" includes the date that has begun.
  if (words.day === null) return firstMoment(addDays(day, 1), at, now)
  if (words.day.kind === 'weekday' && words.day.which === 'coming' && day === today) return at(addDays(day, 7))
  if (!isToday) return first
  const tonight = at(addDays(day, 1))
  const isSmallHour = time < (dayStartsAt ?? '04:00') || localDay(now, zone, '00:00') !== day
  return tonight && isSmallHour && tonight.instant > now ? tonight : first
}

/**
 * Other readings: 7/4 with its numbers swapped, "at 8" in the other half of the day. Future moments only, without the
 * one of `meaningOf`.
 */
export function otherMeanings(words: DateWords, reading: DateContext): readonly Due[] {
  const taken = meaningOf(words, reading)
  const { day, clock, part } = words
  const others: (Due | null)[] = []
  if (day?.kind === 'calendar') others.push(meaningOf(words, { ...reading, monthFirst: reading.monthFirst !== true }))
  if (day?.kind === 'feast')
    for (let nth = 0; nth < countFeastReadings(day.feast, reading.zone); nth++)
      others.push(meaningOf({ ...words, day: { ...day, reading: nth } }, reading))
  const isOpen = clock && clock.meridiem === null && !clock.isPadded && clock.hour >= 7 && clock.hour < 12
  if (clock && isOpen && part === null && (reading.usualPart ?? null) === null)
    for (const meridiem of ['am', 'pm'] as const)
      others.push(meaningOf({ ...words, clock: { ...clock, meridiem } }, reading))
  return others.filter(
    (due): due is Due =>
      due !== null &&
      due.instant > reading.now &&
      (taken === null ? day?.kind === 'feast' : due.instant.getTime() !== taken.instant.getTime()),
  )
}

/**
 * The time of a clock's words: hours 1 to 6 without am or pm are in the afternoon. Source: conversation, reading order.
 */
export function timeMeant(clock: ClockWords, part: DayPart | null): { time: LocalTime; days: number } {
  const { hour, days } = hourMeant(clock, part)
  return { time: `${String(hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`, days }
}

function hourMeant({ hour, meridiem, isPadded }: ClockWords, part: DayPart | null): { hour: number; days: number } {
  // Midnight ends the day it is named with.
  if (hour === 24) return { hour: 0, days: 1 }
  if (meridiem !== null) {
    // "sunday night 1:40 am" is past the midnight that ends Sunday.
    const isSmallHour = part === 'night' && meridiem === 'am' && hour % 12 < 5
    return { hour: (hour % 12) + (meridiem === 'pm' ? 12 : 0), days: isSmallHour ? 1 : 0 }
  }
  if (isPadded || hour === 0 || hour > 12) return { hour, days: 0 }
  if (part === 'morning') return { hour: hour === 12 ? 0 : hour, days: 0 }
  if (part === 'night') {
    // "tonight at 1" is after midnight, "tonight at 9" before it.
    if (hour === 12) return { hour: 0, days: 1 }
    return hour < 5 ? { hour, days: 1 } : { hour: hour + 12, days: 0 }
  }
  const isLater = hour <= 6 || (hour < 12 && part !== null)
  return { hour: isLater ? hour + 12 : hour, days: 0 }
}

function dayReading(words: DateWords, today: Day, { zone, monthFirst, weekStartsOn = 'mon' }: DateContext): DayReading {
  return {
    today,
    zone,
    weekStartsOn,
    isMonthFirst: monthFirst === true,
    hasTime: words.clock !== null || words.part !== null,
  }
}

/** The hour at which a part of the day is over. */
const PART_ENDS: Partial<Record<DayPart, LocalTime>> = { morning: '12:00', afternoon: '18:00' }

function isPartOver(part: DayPart | null, { now, zone }: DateContext): boolean {
  const end = part === null ? undefined : PART_ENDS[part]
  return end !== undefined && localTime(now, zone) >= end
}

function clockNow(said: ClockWords, { now, zone }: DateContext): ClockWords {
  const [hour = 0, minute = 0] = localTime(now, zone).split(':').map(Number)
  const plain = { meridiem: null, isPadded: true, isBare: false } as const
  if (said.isNow !== 'minute') return { hour, minute, ...plain }
  return { hour: (hour + (said.minute > minute ? 0 : 1)) % 24, minute: said.minute, ...plain }
}

/** "friday 13" on a Friday the 13th is no hour. */
function isDateOnly({ day: words, clock }: DateWords, day: Day): boolean {
  return clock?.isBare === true && !clock.isMarked && words?.kind === 'weekday' && dateOf(day) === clock.hour
}

/**
 * "today at 9" said at ten is this evening; so is "at 8" alone, said after noon. Source: understanding, way point 6.
 * Null if the words say which half of the day it is.
 */
function laterToday(clock: ClockWords, words: DateWords, day: Day, { now, zone }: DateContext): Due | null {
  const isOpen = clock.meridiem === null && !clock.isPadded
  if (!isOpen || words.part !== null) return null
  if (words.day === null && localTime(now, zone) < '12:00') return null
  const { time } = timeMeant({ ...clock, meridiem: 'pm' }, null)
  const due = momentOn(day, time, zone)
  return due && due.instant > now ? due : null
}

function afterMinutes(minutes: number, { now, zone }: DateContext): Due | null {
  const instant = new Date(Math.round((now.getTime() + minutes * 60_000) / 60_000) * 60_000)
  if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > LAST_YEAR) return null
  return { day: localDay(instant, zone, '00:00'), time: localTime(instant, zone), instant, hasTime: true }
}

const LAST_YEAR = 2199

/** The same instant on another zone's calendar and clock. */
function inZone({ instant, hasTime }: Due, zone: string): Due {
  return { day: calendarDay(instant, zone), time: localTime(instant, zone), instant, hasTime }
}

function momentOn(day: Day, time: LocalTime, zone: string): Due | null {
  const instant = wallClockInstant(day, time, zone)
  return instant && { day, time, instant, hasTime: true }
}

function dateOnly(day: Day, zone: string, part: DayPart | null): Due | null {
  if (wallClockInstant(day, '12:00', zone) === null) return null
  return { day, instant: endOfLocalDay(day, zone), hasTime: false, ...(part === null ? {} : { part }) }
}

function firstMoment(from: Day, at: (day: Day) => Due | null, now: Date): Due | null {
  const next = findDay(from, 3, (day) => (at(day)?.instant ?? now) > now)
  return next === null ? null : at(next)
}

// Resolves a day in words, seen from one person's today. Days only: no clock and no zone.
import { addDays, type Day, daysBetween, isDay, WEEKDAYS, type Weekday, weekday, weekStart } from '../time/index.ts'
import type { DayWords, LongUnit, MonthWords, Period, WorkingDay } from './date-shapes.ts'
import { feastDay } from './feasts.ts'

/** How days in words are read for a person. */
export interface DayReading {
  readonly today: Day
  /** IANA; it decides which day a feast is. */
  readonly zone: string
  /** Read 5/3 as 3 May. By default it is 5 March; 3/25 is 25 March either way. */
  readonly isMonthFirst: boolean
  /** A time is named too, so that a weekday can be today. */
  readonly hasTime: boolean
  /** The first day of the person's week; Monday if left out. */
  readonly weekStartsOn?: Weekday
}

/** The day; null if there is no such date, or its weekday differs. */
export function dayMeant(words: DayWords, reading: DayReading): Day | null {
  const { today } = reading
  switch (words.kind) {
    case 'plus':
      return addDays(today, words.days)
    case 'period':
      return dayOfPeriod(words.period, today, reading.weekStartsOn)
    case 'after': {
      const from = words.from === null ? today : dayMeant(words.from, reading)
      return from && (laterByLast(words, from, today) ?? laterBy(from, words.count, words.unit))
    }
    case 'beside': {
      const from = dayMeant(words.from, reading)
      if (from === null) return null
      const step = words.isBefore ? -1 : 1
      return (
        [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(from, step * days)).find((day) => weekday(day) === words.weekday) ??
        null
      )
    }
    case 'date of month':
      return findDay(today, 62, (day) => dateOf(day) === words.date)
    case 'ranked':
      return firstToCome(today, words.month, (month) => rankedIn(month, words.rank, words.weekday))
    case 'in month':
      return firstToCome(today, words.month, (month) => dateIn(month, words.date))
    case 'calendar':
      return calendarDay(words, reading)
    case 'feast':
      return feastDay(words.feast, today, reading.zone, words.reading)
    case 'weekday': {
      const { date } = words
      // "friday the 13th" may be months away, but not years.
      if (date !== null) return findDay(today, 400, (day) => dateOf(day) === date && weekday(day) === words.weekday)
      const { weekStartsOn = 'mon' } = reading
      const offset = (WEEKDAYS.indexOf(words.weekday) - WEEKDAYS.indexOf(weekStartsOn) + 7) % 7
      if (words.which === 'next' || words.which === 'after next')
        return addDays(weekStart(today, weekStartsOn), (words.which === 'next' ? 7 : 14) + offset)
      const coming = findDay(today, 7, (day) => weekday(day) === words.weekday)
      return coming && coming === today && words.which === 'coming' && !reading.hasTime ? addDays(coming, 7) : coming
    }
  }
}

/** The first matching day from one on, at most so many days later. */
export function findDay(from: Day, within: number, matches: (day: Day) => boolean): Day | null {
  for (let day = from; daysBetween(from, day) <= within; day = addDays(day, 1)) if (matches(day)) return day
  return null
}

/** The day of the month, 1 to 31. */
export const dateOf = (day: Day): number => Number(day.slice(8))

/** So many units later; a month after 31 January is the last day of February. Null after the year 2199. */
export function laterBy(day: Day, count: number, unit: LongUnit): Day | null {
  if (count > 99_999) return null
  if (unit === 'day' || unit === 'week') {
    const later = addDays(day, count * (unit === 'week' ? 7 : 1))
    return later.length === 10 && later <= LAST_DAY ? later : null
  }
  if (unit === 'working day') return workingDaysLater(day, count)
  const month = monthAfter(day.slice(0, 7), unit === 'year' ? count * 12 : count)
  const last = month > LAST_DAY ? null : lastOf(month)
  return last && (dateOf(last) < dateOf(day) ? last : `${month}-${day.slice(8)}`)
}

/** "Within 14 days of 2 march", said on the fifth: the second that has just gone, while its fortnight lasts. */
function laterByLast(words: Extract<DayWords, { kind: 'after' }>, from: Day, today: Day): Day | null {
  if (words.count < 1 || words.from?.kind !== 'calendar' || words.from.year !== null) return null
  const last = existing(`${Number(from.slice(0, 4)) - 1}${from.slice(4)}`)
  const day = last && laterBy(last, words.count, words.unit)
  return day && day >= today ? day : null
}

/** Monday to Friday count; public holidays are not known. */
function workingDaysLater(day: Day, count: number): Day | null {
  if (!Number.isInteger(count) || count > 2_600) return null
  let later = day
  for (let left = Math.abs(count); left > 0; ) {
    later = addDays(later, count < 0 ? -1 : 1)
    if (isWorkingDay(later)) left--
  }
  return later <= LAST_DAY ? later : null
}

const isWorkingDay = (day: Day): boolean => weekday(day) !== 'sat' && weekday(day) !== 'sun'

function dateIn(month: string, date: number | 'last' | WorkingDay): Day | null {
  if (date === 'last') return lastOf(month)
  if (typeof date === 'number') return existing(`${month}-${pad(date)}`)
  const step = date === 'first working' ? 1 : -1
  let day = step > 0 ? `${month}-01` : lastOf(month)
  while (!isWorkingDay(day)) day = addDays(day, step)
  return day
}

const LAST_DAY = '2199-12-31'

function calendarDay(words: Extract<DayWords, { kind: 'calendar' }>, reading: DayReading): Day | null {
  const { first, second, year } = words
  const isMonthFirst = words.order === 'month first' || (words.order === 'open' && reading.isMonthFirst)
  const swapped = isMonthFirst ? [second, first] : [first, second]
  // If one number is above twelve, the other is the month.
  const [date = 0, month = 0] = words.order === 'open' && (swapped[1] ?? 0) > 12 ? [swapped[1], swapped[0]] : swapped
  if (month < 1 || month > 12) return null
  const fits = (day: Day | null): Day | null =>
    day && (words.weekday === null || weekday(day) === words.weekday) ? day : null
  if (year !== null) return fits(existing(`${year}-${pad(month)}-${pad(date)}`))
  const thisYear = Number(reading.today.slice(0, 4))
  // 29 February may be years away.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = existing(`${thisYear + ahead}-${pad(month)}-${pad(date)}`)
    if (day && day >= reading.today) return fits(day)
  }
  return null
}

/** A week is from its Monday to its Friday, wherever the person's week begins. */
function dayOfPeriod(period: Period, today: Day, weekStartsOn: Weekday = 'mon'): Day {
  const start = weekStart(today, weekStartsOn)
  const monday = findDay(start, 6, (day) => weekday(day) === 'mon') ?? start
  switch (period) {
    case 'week': {
      const friday = addDays(monday, 4)
      return today <= friday ? friday : addDays(monday, 6)
    }
    case 'next week':
      return addDays(monday, 7)
    case 'middle of next week':
      return addDays(monday, 9)
    case 'end of next week':
      return addDays(monday, 11)
    case 'week after next':
      return addDays(monday, 14)
    case 'weekend': {
      const saturday = addDays(monday, 5)
      return today <= saturday ? saturday : today
    }
    case 'next weekend':
      return addDays(monday, 12)
    case 'next month':
      return `${monthAfter(today.slice(0, 7), 1)}-01`
    case 'end of month':
      return lastOf(today.slice(0, 7))
    case 'end of quarter': {
      const month = Math.ceil(Number(today.slice(5, 7)) / 3) * 3
      return lastOf(`${today.slice(0, 4)}-${pad(month)}`)
    }
    case 'end of year':
      return `${today.slice(0, 4)}-12-31`
  }
}

/** In the named month of this year or the next, whichever is still to come; null if there is no such day. */
function firstToCome(today: Day, month: MonthWords, dayIn: (month: string) => Day | null): Day | null {
  const present = today.slice(0, 7)
  const first = 'ahead' in month ? monthAfter(present, month.ahead) : `${today.slice(0, 4)}-${pad(month.number)}`
  const day = dayIn(first)
  if (day && day >= today) return day
  const later = dayIn(monthAfter(first, 'ahead' in month ? 1 : 12))
  return 'ahead' in month && month.ahead > 0 ? null : later
}

function rankedIn(month: string, rank: number, name: string): Day | null {
  const days = Array.from({ length: dateOf(lastOf(month)) }, (_, index) => `${month}-${pad(index + 1)}`).filter(
    (day) => weekday(day) === name,
  )
  return days.at(rank > 0 ? rank - 1 : rank) ?? null
}

/** 'YYYY-MM', so many months later. */
function monthAfter(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${pad((index % 12) + 1)}`
}

function lastOf(month: string): Day {
  return addDays(`${monthAfter(month, 1)}-01`, -1)
}

const existing = (day: string): Day | null => (isDay(day) ? day : null)

const pad = (number: number): string => String(number).padStart(2, '0')

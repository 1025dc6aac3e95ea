// Makes the words of days from what their patterns found; `day-patterns.ts` has the patterns.
import { WEEKDAYS, type Weekday } from '../time/index.ts'
import type { DayPart, DayWords, LongUnit, MonthWords, Period, Which, WorkingDay } from './date-shapes.ts'
import { countOf } from './spans.ts'

const MONTH_STARTS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export function longOffset(
  groups: Readonly<Record<string, string | undefined>>,
  from: DayWords | null = null,
): { day?: DayWords } {
  const { count, unit = '' } = groups
  const number = countOf(count)
  if (!Number.isInteger(number))
    return unit.startsWith('w') && number * 7 === Math.round(number * 7) ? offsetDay(number * 7, 'day', from) : {}
  if (/^f/.test(unit)) return offsetDay(number * 2, 'week', from)
  const name: LongUnit = /^d/.test(unit) ? 'day' : /^w/.test(unit) ? 'week' : /^m/.test(unit) ? 'month' : 'year'
  return offsetDay(number, name, from)
}

export function offsetDay(count: number, unit: LongUnit, from: DayWords | null): { day: DayWords } {
  return { day: { kind: 'after', count, unit, from } }
}

export function daysAhead(days: number): { day: DayWords } {
  return { day: { kind: 'plus', days } }
}

export function dayWithPart(days: number, part: string | undefined): { day: DayWords; part?: DayPart } {
  const named = readDayPart(part)
  return named ? { ...daysAhead(days), part: named } : daysAhead(days)
}

export function periodWords(name: Period): { day: DayWords } {
  return { day: { kind: 'period', period: name } }
}

export function calendarWords(
  first: number,
  second: number,
  year: string | undefined,
  order: 'day first' | 'open',
  name: string | undefined,
): { day?: DayWords } {
  const digits = year?.replace('’', '')
  const full = digits === undefined ? null : Number(digits.length === 2 ? `20${digits}` : digits)
  return {
    day: {
      kind: 'calendar',
      first,
      second,
      year: full,
      order,
      weekday: name === undefined ? null : weekdayNamed(name),
    },
  }
}

export function monthDayWords(
  date: number | 'last' | WorkingDay,
  named: string | undefined,
  ahead: string | undefined,
): { day: DayWords } {
  return { day: { kind: 'in month', date, month: monthWords(named, ahead) } }
}

export function rankedWords(
  rank: string,
  name: string | undefined,
  named: string | undefined,
  ahead: string | undefined,
) {
  const number = rank === 'last' ? -1 : Number.parseInt(rank, 10)
  return {
    day: { kind: 'ranked' as const, rank: number, weekday: weekdayNamed(name), month: monthWords(named, ahead) },
  }
}

function monthWords(named: string | undefined, ahead: string | undefined): MonthWords {
  return named === undefined ? { ahead: ahead === 'next' ? 1 : 0 } : { number: monthNumber(named) }
}

/** 1 to 12. */
export function monthNumber(name = ''): number {
  return MONTH_STARTS.indexOf(name.slice(0, 3)) + 1
}

export function weekdayWords(name: string | undefined, which: Which, date: string | undefined): { day: DayWords } {
  const number = date === undefined ? null : Number.parseInt(date, 10)
  return { day: { kind: 'weekday', weekday: weekdayNamed(name), which, date: number } }
}

export function plainWeekday(name: string | undefined, which: Which): DayWords {
  return weekdayWords(name, which, undefined).day
}

/** The weekday of a name or its beginning. */
export function weekdayNamed(name = ''): Weekday {
  return WEEKDAYS.find((known) => name.startsWith(known)) ?? 'mon'
}

export function readDayPart(part: string | undefined): DayPart | null {
  if (part === 'arvo') return 'afternoon'
  return part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night' ? part : null
}

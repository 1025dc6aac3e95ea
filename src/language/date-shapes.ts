// Parsed words of a date, before day and zone are known: the shapes that day and clock patterns fill in.
import type { Weekday } from '../time/index.ts'

/** A part of the day; `date-meaning.ts` knows its time. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'

/** Units counted in whole days. */
export type LongUnit = 'day' | 'working day' | 'week' | 'month' | 'year'

/** A day as said, before it is resolved. */
export type DayWords =
  | { readonly kind: 'plus'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly which: Which; readonly date: number | null }
  | { readonly kind: 'date of month'; readonly date: number }
  | { readonly kind: 'period'; readonly period: Period }
  /** "in 2 weeks", "a week on saturday", "2 days before 3 april" (negative): an offset from another day; null is today. */
  | { readonly kind: 'after'; readonly count: number; readonly unit: LongUnit; readonly from: DayWords | null }
  /** "the friday before easter": the last such weekday before a day, or the first after it. */
  | { readonly kind: 'beside'; readonly weekday: Weekday; readonly isBefore: boolean; readonly from: DayWords }
  /** "first friday of march"; rank -1 is the last. `month`: 1 to 12, or counted from this one. */
  | { readonly kind: 'ranked'; readonly rank: number; readonly weekday: Weekday; readonly month: MonthWords }
  /**
   * "easter monday", "thanksgiving": by its place in `feasts.ts`. `isBare`: no preposition leads it. `reading`: one of
   * several that differ by country; null is the one that is taken.
   */
  | { readonly kind: 'feast'; readonly feast: number; readonly isBare: boolean; readonly reading: number | null }
  /** "end of march", "1st of next month", "last working day of the month". */
  | { readonly kind: 'in month'; readonly date: number | 'last' | WorkingDay; readonly month: MonthWords }
  /** Written out: 5 March, 2026-03-05. With a slash the order of day and month is open. */
  | {
      readonly kind: 'calendar'
      readonly first: number
      readonly second: number
      readonly year: number | null
      readonly order: 'day first' | 'month first' | 'open'
      readonly weekday: Weekday | null
    }

/** The first or last of Monday to Friday in a month. */
export type WorkingDay = 'first working' | 'last working'

/** A month by its number, 1 to 12, or an offset from the current one. */
export type MonthWords = { readonly number: number } | { readonly ahead: number }

/** "friday", "this friday", "next friday", "friday after next" */
export type Which = 'coming' | 'this' | 'next' | 'after next'

/** A span of days, and the day of it that counts. */
export type Period =
  | 'week'
  | 'next week'
  | 'middle of next week'
  | 'end of next week'
  | 'week after next'
  | 'weekend'
  | 'next weekend'
  | 'end of month'
  | 'next month'
  | 'end of quarter'
  | 'end of year'

/** A time of day as said. */
export interface ClockWords {
  readonly hour: number
  readonly minute: number
  readonly meridiem: 'am' | 'pm' | null
  /** Written 03:00: a 24-hour clock, so that 3 is at night. */
  readonly isPadded: boolean
  /** A bare number ("tomorrow 9"); after a weekday it may be a date ("friday 13"). */
  readonly isBare: boolean
  /** IANA, if the words name another zone: "9pm EST". */
  readonly zone?: string
  /** "this time tomorrow": the time it is now; `minute` for "at ten past", the next such minute. The hour means nothing then. */
  readonly isNow?: true | 'minute'
  /** "18h", "10a": a time wherever a day stands before it. */
  readonly isMarked?: true
}

/** "this time", without a day yet. */
export const CLOCK_NOW: ClockWords = {
  hour: 0,
  minute: 0,
  meridiem: null,
  isPadded: true,
  isBare: false,
  isNow: true,
}

/** A date as said; null for what was not said. */
export interface DateWords {
  readonly day: DayWords | null
  readonly part: DayPart | null
  readonly clock: ClockWords | null
  /** Minutes from now: "in 20 minutes". Excludes the other fields. */
  readonly span: number | null
  /** Minutes that it is before that: "20 minutes before 5:15pm". */
  readonly lead?: number
}

/** The result of a pattern; an empty object if its words make no date. */
export type DatePatternReader = (groups: Readonly<Record<string, string | undefined>>) => Partial<DateWords>

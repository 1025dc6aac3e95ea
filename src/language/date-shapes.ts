// What words of a date say, before anybody knows the day and the zone they are said in: the shapes that the patterns of
// days and of clocks fill in.
import type { Weekday } from '../time/index.ts'

/** A part of the day; the clock time it stands for is `date-meaning.ts`’ to say. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'

/** Units that are counted in whole days. */
export type LongUnit = 'day' | 'working day' | 'week' | 'month' | 'year'

/** A day as it was said, before it is known which one that is. */
export type DayWords =
  | { readonly kind: 'plus'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly which: Which; readonly date: number | null }
  | { readonly kind: 'date of month'; readonly date: number }
  | { readonly kind: 'period'; readonly period: Period }
  /** "in 2 weeks", "a week on saturday": so long after another day; null is today. */
  | { readonly kind: 'after'; readonly count: number; readonly unit: LongUnit; readonly from: DayWords | null }
  /** "first friday of march"; rank -1 is the last. `month`: 1 to 12, or counted from this one. */
  | { readonly kind: 'ranked'; readonly rank: number; readonly weekday: Weekday; readonly month: MonthWords }
  /** "end of march", "1st of next month". */
  | { readonly kind: 'in month'; readonly date: number | 'last'; readonly month: MonthWords }
  /** Written out: 5 March, 2026-03-05. A slash leaves open which number is the month. */
  | {
      readonly kind: 'calendar'
      readonly first: number
      readonly second: number
      readonly year: number | null
      readonly order: 'day first' | 'month first' | 'open'
      readonly weekday: Weekday | null
    }

/** A month by its number, 1 to 12, or so many after the present one. */
export type MonthWords = { readonly number: number } | { readonly ahead: number }

/** "friday", "this friday", "next friday", "friday after next" */
export type Which = 'coming' | 'this' | 'next' | 'after next'

/** A stretch of days, and the day of it that counts. */
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
  | 'end of year'

/** A time of day as it was said. */
export interface ClockWords {
  readonly hour: number
  readonly minute: number
  readonly meridiem: 'am' | 'pm' | null
  /** Written 03:00: the clock of 24 hours, so that 3 is the night. */
  readonly isPadded: boolean
  /** A number alone ("tomorrow 9"); after a weekday it may be a date ("friday 13"). */
  readonly isBare: boolean
  /** IANA, where the words name another zone: "9pm EST". */
  readonly zone?: string
}

/** A date as it was said; null is what was not. */
export interface DateWords {
  readonly day: DayWords | null
  readonly part: DayPart | null
  readonly clock: ClockWords | null
  /** Minutes from now: "in 20 minutes". Alone when there. */
  readonly span: number | null
}

/** What a pattern read; an empty object where its words make no date. */
export type DatePatternReader = (groups: Readonly<Record<string, string | undefined>>) => Partial<DateWords>

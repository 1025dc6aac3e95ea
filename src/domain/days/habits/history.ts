// What a streak is computed from: rhythms, checks and pauses of one habit.
import type { Frequency, PastRhythm } from '../../../contracts/habits.ts'
import { type Day, isMonthDate, type Weekday, weekday } from '../../../time/index.ts'

/** Local days, inclusive; `end` null: open-ended. */
export interface PauseRange {
  readonly start: Day
  readonly end: Day | null
}

/** All inputs of a streak. */
export interface HabitHistory {
  readonly frequency: Frequency
  /** Earlier rhythms, oldest first: the days up to `until` are judged by them, whatever applies today. */
  readonly pastRhythms?: readonly Pick<PastRhythm, 'frequency' | 'until'>[]
  /** Days on which it was done, in any order, without duplicates. */
  readonly checks: readonly Day[]
  readonly pauses: readonly PauseRange[]
  /** The person's current local day. */
  readonly today: Day
  /** The first day of the person's week; Monday if left out. */
  readonly weekStartsOn?: Weekday
}

/** A part of a history that one frequency applies to. */
export interface HistoryPart extends Pick<HabitHistory, 'pauses' | 'today'> {
  readonly frequency: Frequency
  /** All checks of the habit, sorted: those outside the part matter for weeks, months and intervals. */
  readonly checks: readonly Day[]
  readonly from: Day
  readonly to: Day
  readonly weekStartsOn: Weekday
  /** Whether an earlier or a later rhythm borders on it: a week or month that is only partly in it is not judged. */
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** Whether the day is in a pause; an open-ended one continues. */
export const isPausedOn = (pauses: readonly PauseRange[], day: Day): boolean =>
  pauses.some(({ start, end }) => start <= day && (end === null || day <= end))

/** Whether it is one of the habit's days; every day is, unless days or dates are named. */
export const isScheduledOn = (frequency: Frequency, day: Day): boolean =>
  frequency.kind === 'custom'
    ? frequency.days.includes(weekday(day))
    : frequency.kind !== 'dates' || isMonthDate(day, frequency.dates)

// Habits: how often they are due, how each day counted, and what views show of one.
import type { Habit } from '../models/habit.ts'
import type { Day, LocalTime, MonthDate, Weekday } from '../time/index.ts'

/**
 * How often a habit is due: every day, on certain weekdays, so many times a week or a month on any day, every n days
 * from the last time, or on dates of each month.
 */
export type Frequency =
  | { readonly kind: 'daily' }
  | { readonly kind: 'custom'; readonly days: readonly Weekday[] }
  /** `times` is 1 if left out. */
  | { readonly kind: 'weekly' | 'monthly'; readonly times?: number }
  /** 2 or more days. */
  | { readonly kind: 'interval'; readonly days: number }
  | { readonly kind: 'dates'; readonly dates: readonly MonthDate[] }

/**
 * What a day, a week, a month or a date was: `done` · `open` (still to come: it doesn't affect the streak) · `free`
 * (the rest day of seven) · `paused` · `off` (not one of its days, or part of a week only) · `missed` (a streak ended
 * here)
 */
export type HabitDayStatus = 'done' | 'open' | 'free' | 'paused' | 'off' | 'missed'

/** A day, week, month or date, and the rule that kept or ended the streak on it. */
export interface HabitDay {
  /** A day; the first day of a week or month. */
  readonly day: Day
  readonly verdict: HabitDayStatus
  /** What `day` stands for; a day if left out. */
  readonly span?: 'week' | 'month'
  /** Days on which it was done, where that isn't the day itself: of a week, of a month, or near a date. */
  readonly doneOn?: readonly Day[]
  /** How often it was to be done in a week or month, if more than once. */
  readonly times?: number
}

/** A streak, and how it came about. */
export interface Streak {
  /** Days, weeks, months or occurrences done in a row; free, paused and other days don't affect it. */
  readonly streak: number
  /** From the first check to today, oldest first. Empty without checks. */
  readonly days: readonly HabitDay[]
}

/** The unit of a streak. */
export type StreakUnit = 'day' | 'week' | 'month' | 'time'

/** How far a counted habit is on one day. */
export interface DayCount {
  readonly count: number
  /** The goal of that day. */
  readonly goal: number
}

/** An earlier rhythm of a habit. */
export interface PastRhythm {
  readonly frequency: Frequency
  /** "daily", "3 times a week". */
  readonly text: string
  /** The last local day it applied to. */
  readonly until: Day
}

/** A habit's streak with what it was counted from. */
export interface HabitStreak extends Streak {
  readonly isDoneToday: boolean
  readonly isPausedToday: boolean
  /** The last day of the current pause; null: open-ended, or none. */
  readonly pausedUntil: Day | null
  /** One of its days, and not done: for a weekly or monthly one, its goal isn't reached. Pauses are left out. */
  readonly isOpenToday: boolean
  /** The first day, today or later, on which it is due; null if the days of its frequency say so. */
  readonly nextDueDay: Day | null
  /** How often it was done in the current week or month, for a habit of several times. */
  readonly periodCount: DayCount | null
  readonly pastRhythms: readonly PastRhythm[]
}

/** A habit with everything a view shows. */
export interface HabitFacts extends HabitStreak {
  readonly habit: Habit
  readonly rhythm: Frequency
  /** The rhythm in words, which can be typed: "daily", "3 times a week", "Mon, Wed". */
  readonly frequency: string
  readonly streakUnit: StreakUnit
  readonly at: LocalTime | null
  readonly isEssential: boolean
  /** Due today: one of its days, not paused, and for a weekly or monthly one, its goal isn't reached. */
  readonly isDueToday: boolean
  /** How often a day; 1: it is checked, not counted. */
  readonly goal: number
  /** "glasses"; null: just a number. */
  readonly unit: string | null
  /** What was counted, by local day. */
  readonly counts: ReadonlyMap<Day, DayCount>
}

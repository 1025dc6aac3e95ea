// A person's day: its plan, what is suggested, habits, focus and badges, as services give them and views show them.
import type { Achievement } from '../models/achievement.ts'
import type { EnergyLevel } from '../models/energy-snapshot.ts'
import type { Habit } from '../models/habit.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { MorningRitual } from '../models/morning-ritual.ts'
import type { Task } from '../models/task.ts'
import type { Day, LocalTime } from '../time/index.ts'
import type { TaskCandidate } from './tasks.ts'

/** How much energy a person has now, 1 low to 3 high. */
export interface CurrentEnergy {
  /** What to reckon with: the newest reading, 2 where it is unknown. */
  readonly level: EnergyLevel
  /** False: nothing was said in the last four hours. Views say so. */
  readonly isKnown: boolean
  /** When it was said, UTC; null where it is unknown. */
  readonly recordedAt: Date | null
}

/** Three that are offered, and the next dozen. */
export interface PlanProposal {
  readonly draftId: string
  readonly energy: CurrentEnergy
  readonly picks: readonly TaskCandidate[]
  readonly others: readonly TaskCandidate[]
  /** Open tasks that are kept off this platform. */
  readonly hiddenCount: number
}

/** A plan as it stands. */
export interface DayPlan {
  readonly ritual: MorningRitual
  readonly day: Day
  /** In their order; those that are gone left out. */
  readonly picks: readonly Task[]
  /** Picks that are kept off this platform. */
  readonly hiddenCount: number
}

/** Done today, oldest first; and what was meant for today and is still open. */
export interface EveningReview {
  readonly done: readonly Task[]
  readonly left: readonly Task[]
}

/** A task, and what of it comes next. */
export interface SuggestionCandidate {
  readonly task: Task
  /** The next open step, where there are steps. */
  readonly step: MicroStep | null
  /** Of that step, else of the whole; null where neither is known. */
  readonly minutes: number | null
  readonly isPicked: boolean
  readonly isPreferredHere: boolean
}

/** One thing to do now. */
export interface SuggestedTask extends SuggestionCandidate {
  readonly role: 'starter' | 'main' | 'treat'
  /** Where there is no step and no estimate, or the whole is too much now: one movement instead of it. */
  readonly movement: string | null
}

/** At most three things that fit now, and why they do. */
export interface Suggestion {
  readonly energy: CurrentEnergy
  /** The longest that fits: of the energy, or of the minutes that were named. */
  readonly most: number
  readonly dishes: readonly SuggestedTask[]
  /** Five minutes off are the treat where no task is one, or that was turned down. */
  readonly hasBreak: boolean
  /** Everything had its turn, and the first come again. */
  readonly isAgain: boolean
  /** How much is kept off this platform. */
  readonly hiddenCount: number
  /** Tasks for a later day or hour; counted only if nothing is offered. */
  readonly laterCount: number
}

/**
 * What a day, or of a weekly habit a week, was: `done` · `open` (still to come: it doesn't affect the streak) · `free`
 * (the rest day of seven) · `paused` · `off` (not one of its days) · `missed` (a streak ended here)
 */
export type HabitDayStatus = 'done' | 'open' | 'free' | 'paused' | 'off' | 'missed'

/** A day, and the rule that kept or broke the streak on it. */
export interface HabitDay {
  /** A day; of a weekly habit the Monday of its week. */
  readonly day: Day
  readonly verdict: HabitDayStatus
}

/** A streak, and how it came about. */
export interface Streak {
  /** Days done in a row, or weeks of a weekly habit; free, paused and other days don't affect it. */
  readonly streak: number
  /** From the first check to today, oldest first. Empty where nothing was ever checked. */
  readonly days: readonly HabitDay[]
}

/** A habit's streak with what it was counted from. */
export interface HabitStreak extends Streak {
  readonly isDoneToday: boolean
  readonly isPausedToday: boolean
  /** The last day of the present pause; null: until further notice, or none. */
  readonly pausedUntil: Day | null
}

/** A habit with all that is shown of it. */
export interface HabitFacts extends HabitStreak {
  readonly habit: Habit
  /** "daily", "once a week", "Mon, Wed". */
  readonly frequency: string
  readonly isWeekly: boolean
  /** On one weekday alone, so that no day of it is free. */
  readonly isOneDay: boolean
  readonly at: LocalTime | null
  readonly isEssential: boolean
  /** Today is one of its days, it does not rest, and of a weekly one this week is still open. */
  readonly isDueToday: boolean
}

/** Focus on one local day. */
export interface FocusDay {
  readonly day: Day
  readonly minutes: number
  readonly sessions: number
}

/** An achievement, and when it was reached; null: not yet. In UTC. */
export interface Badge {
  readonly achievement: Achievement
  readonly unlockedAt: Date | null
}

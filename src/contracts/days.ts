// A person's day: its plan, what is suggested, focus and badges, as services give them and views show them.
import type { Achievement } from '../models/achievement.ts'
import type { EnergyLevel } from '../models/energy-snapshot.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { MorningRitual } from '../models/morning-ritual.ts'
import type { Task } from '../models/task.ts'
import type { Day } from '../time/index.ts'
import type { EstimateCorrection } from './estimates.ts'
import type { TaskCandidate } from './tasks.ts'

/** How much energy a person has now, 1 low to 3 high. */
export interface CurrentEnergy {
  /** The level to use: the newest reading, 2 if unknown. */
  readonly level: EnergyLevel
  /** False: no reading in the last four hours. Views say so. */
  readonly isKnown: boolean
  /** Time of the reading, UTC; null if unknown. */
  readonly recordedAt: Date | null
}

/** The three offered, and the next dozen. */
export interface PlanProposal {
  readonly draftId: string
  readonly energy: CurrentEnergy
  readonly picks: readonly TaskCandidate[]
  readonly others: readonly TaskCandidate[]
  /** Number of open tasks hidden on this platform. */
  readonly hiddenCount: number
  /** Whether the picks fit the day; null: none has an estimate. */
  readonly fit?: PlanFit | null
}

/** A plan as it stands. */
export interface DayPlan {
  readonly ritual: MorningRitual
  readonly day: Day
  /** In order, without deleted tasks. */
  readonly picks: readonly Task[]
  /** Number of picks hidden on this platform. */
  readonly hiddenCount: number
  /** Whether what is open fits the day; null: nothing of it has an estimate, or the day is another one. */
  readonly fit?: PlanFit | null
}

/** Done today, oldest first; and what was planned for today and is open. */
export interface EveningReview {
  readonly done: readonly Task[]
  readonly left: readonly Task[]
}

/** What the picks of a day take, and what is free for them. */
export interface PlanFit {
  /** Minutes of the picks that have an estimate, corrected. */
  readonly minutes: number
  /** Picks without an estimate. */
  readonly unknown: number
  /** Free minutes until the end; null: the day is over, so nothing is said of it. */
  readonly free: number | null
  /** When the day ends for this, UTC: the person's evening, or the beginning of their quiet hours. */
  readonly until: Date | null
  /** The pick to leave out so that the rest fits better: the longest. Null: it fits, or there is only one. */
  readonly droppable: Task | null
  /** Those that stay then, in order. */
  readonly rest: readonly Task[]
}

/** A task and its next step. */
export interface SuggestionCandidate {
  readonly task: Task
  /** The next open step, if there are steps. */
  readonly step: MicroStep | null
  /** Of that step, else of the whole, corrected; null where neither is known. */
  readonly minutes: number | null
  /** How the whole's estimate was corrected, if it was. */
  readonly correction: EstimateCorrection | null
  readonly isPicked: boolean
  readonly isPreferredHere: boolean
}

/** One thing to do now. */
export interface SuggestedTask extends SuggestionCandidate {
  readonly role: 'starter' | 'main' | 'treat'
  /** For a task without steps and estimate, or one too large now: its first movement. */
  readonly movement: string | null
}

/** How long until the next thing that doesn't wait. */
export interface Gap {
  /** Whole minutes; 0 inside one, Infinity where none is near. */
  readonly minutes: number
  /** The one that is next, or runs. `from` of a runway is when one lands for it. Both ends UTC. */
  readonly next: {
    readonly kind: 'busy' | 'runway'
    readonly from: Date
    readonly to: Date
    /** Null where it is not kept, or hidden here. */
    readonly title: string | null
    /** The appointment of a runway; null where it is hidden here. */
    readonly taskId: string | null
  } | null
  readonly isInside: boolean
}

/** At most three offers that fit now, and the reason. */
export interface Suggestion {
  readonly energy: CurrentEnergy
  /** The longest that fits: by energy, or by the minutes given. */
  readonly most: number
  readonly dishes: readonly SuggestedTask[]
  /** A five-minute break is the treat if no task is one, or that task was declined. */
  readonly hasBreak: boolean
  /** Every candidate was offered; the first ones are offered again. */
  readonly isAgain: boolean
  /** The number of tasks hidden on this platform. */
  readonly hiddenCount: number
  /** What limits the minutes, if anything is near. */
  readonly gap: Gap
  /** Tasks for a later day or hour; counted only if nothing is offered. */
  readonly laterCount: number
}

/** How many of some offers were begun within ten minutes. */
export interface StartedShare {
  readonly started: number
  readonly of: number
}

/** What was begun within ten minutes: of what if-thens offered, and of what other reminders of tasks did. */
export interface IfThenComparison {
  readonly with: StartedShare
  readonly without: StartedShare
}

/** Focus on one local day. */
export interface FocusDay {
  readonly day: Day
  readonly minutes: number
  readonly sessions: number
}

/** What may interrupt a focus session. */
export type InterruptionCause = 'someone' | 'phone' | 'message' | 'noise' | 'thought' | 'else'

/** How often focus was interrupted, and by what; `unnamed`: the cause was not said. */
export interface InterruptionCounts {
  readonly total: number
  readonly byCause: ReadonlyMap<InterruptionCause, number>
  readonly unnamed: number
}

/** An achievement, and when it was reached; null: not yet. In UTC. */
export interface Badge {
  readonly achievement: Achievement
  readonly unlockedAt: Date | null
}

// Tasks with what hangs on them, as services give them and views show them.
import type { CompassZone } from '../models/compass-zone.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import type { EstimateCorrection } from './estimates.ts'
import type { ProposedStep, ProposedSubtask, SplitSize } from './proposals.ts'

/** Null for the default: no zone, the Inbox, one's own, no repetition. */
export interface TaskPlaceNames {
  readonly zone: string | null
  readonly project: string | null
  /** Its holder, where that is another person. */
  readonly person: string | null
  /** "every Monday" */
  readonly rhythm: string | null
  /** Before when it is not offered, UTC; null: it may be offered at once. `hasTime`: a moment was said, not a day. */
  readonly start?: TaskStartMoment | null
  /** "1 day and 10 min before"; null: as its person's setting says. */
  readonly reminders?: string | null
}

/** How a task reminds. */
export interface TaskReminders {
  /** Minutes before its time, longest first; null: as the person's setting says. */
  readonly leads: readonly number[] | null
  /** Minutes between repetitions until it is done; null: it rings once. */
  readonly every: number | null
  /** How often it rings at most, at its time included. */
  readonly times: number | null
}

/** When a task may be offered, UTC. */
export interface TaskStartMoment {
  readonly at: Date
  readonly hasTime: boolean
}

/** A task's progress in its steps. */
export interface StepProgress {
  readonly task: Task
  /** All of them, in order. */
  readonly steps: readonly MicroStep[]
  /** The first open one; null if none is left. */
  readonly next: MicroStep | null
}

/** A task, and the minutes its next movement takes: of its next open step, else its estimate; null where neither is known. */
export interface TaskCandidate {
  readonly task: Task
  readonly minutes: number | null
  /** How the task's own estimate was corrected, if it was and is what is shown. */
  readonly correction?: EstimateCorrection | null
}

/** A proposal as shown; not saved. */
export interface SplitDraft {
  readonly id: string
  readonly task: Task
  readonly by: 'rules' | 'model' | 'you'
  /** Why the rules answered although a model was asked. */
  readonly note: string | null
  readonly size: SplitSize
  /** False if no family fits: the steps begin with the person's own answer. */
  readonly canResize: boolean
  /** Sub-tasks for a complex task; else empty. The steps are the first one's. */
  readonly subtasks: readonly ProposedSubtask[]
  readonly steps: readonly ProposedStep[]
}

/** Everything related to a task, as far as the person may see it. */
export interface TaskDetails {
  readonly steps: readonly MicroStep[]
  readonly parent: Task | null
  /** Visible parts that were not dropped. */
  readonly parts: readonly Task[]
  /** Titles of the person's linked goals. */
  readonly goals: readonly string[]
  /** False where it is with another person: it can be taken, and talked about. */
  readonly mayChange: boolean
  /** The reader's own id, for *Take it*. */
  readonly readerId: string
}

/** What got done in a zone today, in seven days and ever, and what is open there. */
export interface ZoneProgress {
  readonly zone: CompassZone
  readonly today: number
  readonly week: number
  readonly all: number
  readonly open: number
}

/** What earlier trips say of a way. */
export interface TravelEvidence {
  /** `travel`: from leaving to being there; `delay`: from the reminder to leaving. */
  readonly of: 'travel' | 'delay'
  /** Minutes of each trip, oldest first; three at the least. */
  readonly minutes: readonly number[]
  readonly learned: number
}

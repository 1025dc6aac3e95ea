// Tasks with what hangs on them, as services give them and views show them.
import type { CompassZone } from '../models/compass-zone.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import type { ProposedStep, ProposedSubtask, SplitSize } from './proposals.ts'

/** Null where there is nothing to say: no zone, the Inbox, the person's own, no rhythm. */
export interface TaskPlaceNames {
  readonly zone: string | null
  readonly project: string | null
  /** Its holder, where that is another person. */
  readonly person: string | null
  /** "every Monday" */
  readonly rhythm: string | null
}

/** Where a task stands among its steps. */
export interface StepProgress {
  readonly task: Task
  /** All of them, in their order. */
  readonly steps: readonly MicroStep[]
  /** The first open one; null where none is left. */
  readonly next: MicroStep | null
}

/** A task, and the minutes its next movement takes: of its next open step, else its estimate; null where neither is known. */
export interface TaskCandidate {
  readonly task: Task
  readonly minutes: number | null
}

/** A proposal as it is shown; nothing of it is saved. */
export interface SplitDraft {
  readonly id: string
  readonly task: Task
  readonly by: 'rules' | 'model' | 'you'
  /** Why the rules answered where a model was asked. */
  readonly note: string | null
  readonly size: SplitSize
  /** False where nothing is known that could be cut finer: the steps began with the person's own answer. */
  readonly canResize: boolean
  /** Sub-tasks first where the task is complex; else empty. The steps are the first one's. */
  readonly subtasks: readonly ProposedSubtask[]
  readonly steps: readonly ProposedStep[]
}

/** All that hangs on a task, as the person may see it. */
export interface TaskDetails {
  readonly steps: readonly MicroStep[]
  readonly parent: Task | null
  /** Parts the person sees, that were not let go. */
  readonly parts: readonly Task[]
  /** Titles of the person's goals it makes progress for. */
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

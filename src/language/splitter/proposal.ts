// The input and output of the splitter; nothing here is saved yet.
import type { ProposedStep, ProposedSubtask } from '../../contracts/proposals.ts'
import type { TaskScope } from '../../contracts/task-words.ts'

export type { TaskScope }

/** How a step is done: alone, in company, or by somebody else. */
export const MODES = ['do', 'do_with_me', 'delegate'] as const
/** All the splitter may know: this task only. `minutes` is the estimate. */
export interface TaskAtHand {
  title: string
  notes?: string
  minutes: number | null
  scope: TaskScope
  leafType?: 'digital' | 'physical' | 'social' | null
}

/** Steps; or, for a task too large for six of them, sub-tasks and the steps of the first. */
export type Proposal =
  | { kind: 'steps'; steps: ProposedStep[] }
  | { kind: 'subtasks'; subtasks: ProposedSubtask[]; steps: ProposedStep[] }

/** Asked if no family fits a task. The answer becomes its first step. */
export const FIRST_TOUCH = 'What would you touch first?'

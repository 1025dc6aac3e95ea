// What a splitter is asked and what it proposes; nothing here is saved yet.
import type { ProposedStep, ProposedSubtask } from '../../contracts/proposals.ts'
import type { TaskScope } from '../../contracts/task-words.ts'

export type { TaskScope }

/** How a step gets done: alone, beside somebody, or by somebody else. */
export const MODES = ['do', 'do_with_me', 'delegate'] as const
/** All a splitter may know: this task and nothing else of the person. `minutes` is the estimate. */
export interface TaskAtHand {
  title: string
  notes?: string
  minutes: number | null
  scope: TaskScope
  leafType?: 'digital' | 'physical' | 'social' | null
}

/** Steps; or, for a task too large for six of them, sub-tasks first and the steps of the first one. */
export type Proposal =
  | { kind: 'steps'; steps: ProposedStep[] }
  | { kind: 'subtasks'; subtasks: ProposedSubtask[]; steps: ProposedStep[] }

/** What is asked where no family fits a task. The answer becomes its first step. */
export const FIRST_TOUCH = 'What would you touch first?'

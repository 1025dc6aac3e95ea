// What a splitter proposes for a task; nothing of it is saved.
import type { DelegationMode } from './task-words.ts'

/** How a step gets done: alone, beside another person, or by another person. */
export type StepMode = Exclude<DelegationMode, 'delete'>

/** The size of the pieces, compared with the usual. */
export type SplitSize = 'smaller' | 'same' | 'bigger'

/** A step before it is saved: 1 to 10 minutes, one emoji of at most ten UTF-16 units. */
export interface ProposedStep {
  description: string
  minutes: number
  emoji: string
  mode: StepMode
}

/** A sub-task with its estimate in minutes. */
export interface ProposedSubtask {
  title: string
  minutes: number
}

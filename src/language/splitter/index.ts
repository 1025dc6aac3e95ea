// The splitter: pure functions from a task to steps, and between steps and lines.
export { formatLines, parseLines } from './lines.ts'
export { mergeSteps } from './merge.ts'
export { emojiFor, firstMovement } from './movement.ts'
export type { Proposal, TaskAtHand, TaskScope } from './proposal.ts'
export { FIRST_TOUCH } from './proposal.ts'
export { checkProposal, checkSubtasks, estimateTolerance, isEmoji, LIMITS, scopeOf } from './rules.ts'
export { split, stepsFrom } from './split.ts'
export { tooBig } from './too-big.ts'

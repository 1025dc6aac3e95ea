// Operations on steps: done, too big, easy, skip, edit. Each locks the task, which makes them idempotent.

import type { ProposedStep, StepMode } from '../../../contracts/proposals.ts'
import type { StepProgress } from '../../../contracts/tasks.ts'
import * as splitter from '../../../language/splitter/index.ts'
import type { MicroStep } from '../../../models/micro-step.ts'
import type { Task } from '../../../models/task.ts'
import { DomainError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import * as xp from '../../rewards/xp.ts'
import { recomputeActualHours } from '../actual.ts'
import * as tasks from '../index.ts'
import { syncDecompositionState } from './decomposition-state.ts'
import { listSteps, MAX_STEPS, replaceSteps } from './numbering.ts'
import { type LockedStep, lockStep, toProposedStep, toTaskAtHand } from './rows.ts'

export { listSteps } from './numbering.ts'
export {
  findCurrentStep,
  findStep,
  listCurrentSteps,
  loadStepTask,
  requireStepsEditable,
  searchSteps,
  toTaskAtHand,
} from './rows.ts'
export type { MicroStep }

/** Progress after a change. */
export interface StepChange extends StepProgress {
  /** `already`: unchanged, or another request was first. */
  readonly happened: 'changed' | 'already'
}

/** Fields of a step that can be edited; undefined stays. */
export interface StepInput {
  readonly text: string
  /** 1 to 10. */
  readonly minutes: number
  /** From 1; a number beyond the end means last. */
  readonly place: number
  /** One emoji, or none. */
  readonly emoji: string | null
  readonly how: StepMode
}

/** The steps of a task, and the first open one. */
export async function loadStepProgress(me: Me, task: Task): Promise<StepProgress> {
  const steps = await listSteps(me, task.task_id)
  return { task, steps, next: steps.find(({ is_completed }) => !is_completed) ?? null }
}

/** Marks a step as done, or open again with `back`. A done step starts its task. */
export async function finishStep(
  me: Me,
  given: MicroStep,
  back = false,
): Promise<StepChange & { readonly at: Date | null }> {
  const { task, step } = await lockStep(me, given)
  if (!step || step.is_completed === !back)
    return { ...(await loadStepProgress(me, task)), happened: 'already', at: step?.completed_at ?? null }
  await changes.update(me, step, { is_completed: !back, completed_at: back ? null : me.now })
  if (!back) {
    await xp.awardXp(me, 'step', step.step_id, xp.XP_AWARDS.step)
    await tasks.startTask(me, task)
  }
  await recomputeActualHours(me, task.task_id)
  return { ...(await stepChange(me, task)), at: step.completed_at }
}

/** Too big: splits this step into two or three smaller ones. */
export async function splitStep(me: Me, given: MicroStep): Promise<StepChange> {
  const held = await lockStep(me, given)
  const { task, steps } = held
  const step = requireOpenStep(held)
  if (!step) return { ...(await loadStepProgress(me, task)), happened: 'already' }
  const pieces = splitter.tooBig(toProposedStep(step), toTaskAtHand(task))
  if (steps.length - 1 + pieces.length > MAX_STEPS)
    throw new DomainError('step.too-many', { most: MAX_STEPS }, stepIntents(step))
  await replaceSteps(
    me,
    task.task_id,
    steps,
    steps.flatMap((each): (MicroStep | ProposedStep)[] => (each === step ? pieces : [each])),
  )
  return stepChange(me, task)
}

/**
 * Easy: merges it with the next open one.
 * @throws DomainError if it is the last, or both together exceed a step's limits
 */
export async function mergeWithNextStep(me: Me, given: MicroStep): Promise<StepChange> {
  const held = await lockStep(me, given)
  const { task, steps } = held
  const step = requireOpenStep(held)
  if (!step) return { ...(await loadStepProgress(me, task)), happened: 'already' }
  const next = nextOpenStep(steps, step)
  if (!next) throw new DomainError('step.last', undefined, stepIntents(step))
  const joined = splitter.mergeSteps(toProposedStep(step), toProposedStep(next))
  if (!joined) {
    const minutes = step.estimated_minutes + next.estimated_minutes
    if (minutes > splitter.LIMITS.minutes)
      throw new DomainError(
        'step.too-long-together',
        { minutes, mostMinutes: splitter.LIMITS.minutes },
        stepIntents(step),
      )
    throw new DomainError('step.too-wordy-together', undefined, stepIntents(step))
  }
  await replaceSteps(
    me,
    task.task_id,
    steps,
    steps.flatMap((each): (MicroStep | ProposedStep)[] => (each === step ? [joined] : each === next ? [] : [each])),
  )
  return stepChange(me, task)
}

/** Whether *Easy* can merge these two. */
export const canMergeWithNext = (steps: readonly MicroStep[], step: MicroStep): boolean => {
  const next = nextOpenStep(steps, step)
  return next !== undefined && splitter.mergeSteps(toProposedStep(step), toProposedStep(next)) !== null
}

/** Skips a step. */
export async function skipStep(me: Me, given: MicroStep): Promise<StepChange> {
  const held = await lockStep(me, given)
  const { task, steps } = held
  const step = requireOpenStep(held)
  if (!step) return { ...(await loadStepProgress(me, task)), happened: 'already' }
  const rest = steps.filter((each) => each !== step)
  await replaceSteps(me, task.task_id, steps, rest)
  await syncDecompositionState(me, [task.task_id])
  return stepChange(me, task)
}

/**
 * Edits words, minutes, mode, position.
 * @throws DomainError for an invalid emoji
 */
export async function editStep(me: Me, given: MicroStep, words: Partial<StepInput>): Promise<StepChange> {
  const { task, steps, step } = await lockStep(me, given)
  if (!step) return { ...(await loadStepProgress(me, task)), happened: 'already' }
  if (typeof words.emoji === 'string' && !splitter.isEmoji(words.emoji)) throw new DomainError('step.no-emoji')
  const before = me.journal.rowChanges.length
  await changes.update(me, step, {
    description: words.text ?? step.description,
    estimated_minutes: words.minutes ?? step.estimated_minutes,
    emoji: words.emoji === undefined ? step.emoji : words.emoji,
    delegation_mode: words.how ?? step.delegation_mode,
  })
  if (words.place !== undefined) {
    const others = steps.filter((each) => each !== step)
    await replaceSteps(me, task.task_id, steps, others.toSpliced(words.place - 1, 0, step))
  }
  if (step.is_completed) await recomputeActualHours(me, task.task_id)
  if (me.journal.rowChanges.length === before) return { ...(await loadStepProgress(me, task)), happened: 'already' }
  return stepChange(me, task)
}

/** One movement for a step, or for a task without steps. May contain the person's own words. */
export const firstMovementFor = (task: Task, step: MicroStep | null): string =>
  step ? splitter.firstMovement(toProposedStep(step), toTaskAtHand(task)) : splitter.firstMovement(toTaskAtHand(task))

async function stepChange(me: Me, task: Task): Promise<StepChange> {
  touch(me, 'task', task.task_id)
  return { ...(await loadStepProgress(me, task)), happened: 'changed' }
}

/** The step if it is open; undefined if it no longer exists. */
function requireOpenStep({ step }: LockedStep): MicroStep | undefined {
  if (step?.is_completed)
    throw new DomainError('step.done', undefined, [
      { command: 'step done', values: { step: step.step_id, back: 'yes' } },
    ])
  return step
}

const nextOpenStep = (steps: readonly MicroStep[], { step_number }: MicroStep): MicroStep | undefined =>
  steps.find((each) => each.step_number > step_number && !each.is_completed)

const stepIntents = ({ step_id }: MicroStep) =>
  [
    { command: 'step done', values: { step: step_id } },
    { command: 'step stuck', values: { step: step_id } },
  ] as const

// The verbs of a step: done, too big, easy, left out, changed. Every one locks the task, so that twice is once.

import * as splitter from '../../../language/splitter/index.ts'
import type { MicroStep } from '../../../models/micro-step.ts'
import type { Task } from '../../../models/task.ts'
import { UserError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import { arrange, MOST_STEPS, stepsOf } from './numbering.ts'
import { asProposed, atHand, type Held, hold } from './rows.ts'
import { settle } from './state.ts'
import './undoing.ts'
import * as xp from '../../rewards/xp.ts'
import { recountActual } from '../actual.ts'
import * as tasks from '../index.ts'

export { stepsOf } from './numbering.ts'
export { atHand, byId, current, ofCurrent, requireOpen, search, taskOf } from './rows.ts'
export type { MicroStep }

/** Where a task stands among its steps. */
export interface Standing {
  readonly task: Task
  /** All of them, in their order. */
  readonly steps: readonly MicroStep[]
  /** The first open one; null where none is left. */
  readonly next: MicroStep | null
}

/** Where the steps stand after a change. */
export interface Changed extends Standing {
  /** `already`: it is so already, or another request was quicker. */
  readonly happened: 'changed' | 'already'
}

/** What a step's words may become; what is not named stays. */
export interface StepWords {
  readonly text: string
  /** 1 to 10. */
  readonly minutes: number
  /** From 1; higher than there are steps means last. */
  readonly place: number
  /** One emoji, or none. */
  readonly emoji: string | null
  readonly how: splitter.StepMode
}

/** The steps of a task, and the first that is open. */
export async function standing(me: Me, task: Task): Promise<Standing> {
  const steps = await stepsOf(me, task.task_id)
  return { task, steps, next: steps.find(({ is_completed }) => !is_completed) ?? null }
}

/** Finishes a step, or opens it again (`back`). A step that is done begins its task. */
export async function done(me: Me, given: MicroStep, back = false): Promise<Changed & { readonly at: Date | null }> {
  const { task, step } = await hold(me, given)
  if (!step || step.is_completed === !back)
    return { ...(await standing(me, task)), happened: 'already', at: step?.completed_at ?? null }
  await changes.update(me, step, { is_completed: !back, completed_at: back ? null : me.now })
  if (!back) {
    await xp.pay(me, 'step', step.step_id, xp.WORTH.step)
    await tasks.start(me, task)
  }
  await recountActual(me, task.task_id)
  return { ...(await changed(me, task)), at: step.completed_at }
}

/** Too big: this step alone becomes two or three smaller ones. */
export async function split(me: Me, given: MicroStep): Promise<Changed> {
  const held = await hold(me, given)
  const { task, steps } = held
  const step = openStep(held)
  if (!step) return { ...(await standing(me, task)), happened: 'already' }
  const pieces = splitter.tooBig(asProposed(step), atHand(task))
  if (steps.length - 1 + pieces.length > MOST_STEPS)
    throw new UserError(`A task holds ${MOST_STEPS} steps. One of them can be done, or left out.`, waysOn(step))
  await arrange(
    me,
    task.task_id,
    steps,
    steps.flatMap((each): (MicroStep | splitter.ProposedStep)[] => (each === step ? pieces : [each])),
  )
  return changed(me, task)
}

/**
 * Easy: joined with the next open one.
 * @throws UserError where it is the last, or both together are more than one step can hold
 */
export async function merge(me: Me, given: MicroStep): Promise<Changed> {
  const held = await hold(me, given)
  const { task, steps } = held
  const step = openStep(held)
  if (!step) return { ...(await standing(me, task)), happened: 'already' }
  const next = nextOpen(steps, step)
  if (!next) throw new UserError('It is the last step, so there is nothing to join it with.', waysOn(step))
  const joined = splitter.merge(asProposed(step), asProposed(next))
  if (!joined) {
    const minutes = step.estimated_minutes + next.estimated_minutes
    throw new UserError(
      minutes > 10
        ? `Together they take ${minutes} minutes, and a step holds ten. One after the other, then.`
        : 'Together their words are too long for one step. One after the other, then.',
      waysOn(step),
    )
  }
  await arrange(
    me,
    task.task_id,
    steps,
    steps.flatMap((each): (MicroStep | splitter.ProposedStep)[] =>
      each === step ? [joined] : each === next ? [] : [each],
    ),
  )
  return changed(me, task)
}

/** Could *Easy* join these two? */
export const canMerge = (steps: readonly MicroStep[], step: MicroStep): boolean => {
  const next = nextOpen(steps, step)
  return next !== undefined && splitter.merge(asProposed(step), asProposed(next)) !== null
}

/** Leaves a step out. */
export async function skip(me: Me, given: MicroStep): Promise<Changed> {
  const held = await hold(me, given)
  const { task, steps } = held
  const step = openStep(held)
  if (!step) return { ...(await standing(me, task)), happened: 'already' }
  const rest = steps.filter((each) => each !== step)
  await arrange(me, task.task_id, steps, rest)
  await settle(me, [task.task_id])
  return changed(me, task)
}

/** Changes words, minutes, manner, place. @throws UserError for an emoji that is none */
export async function edit(me: Me, given: MicroStep, words: Partial<StepWords>): Promise<Changed> {
  const { task, steps, step } = await hold(me, given)
  if (!step) return { ...(await standing(me, task)), happened: 'already' }
  if (typeof words.emoji === 'string' && !splitter.isEmoji(words.emoji))
    throw new UserError('One emoji fits there, like 📧. “none” takes it away.')
  const before = me.journal.images.length
  await changes.update(me, step, {
    description: words.text ?? step.description,
    estimated_minutes: words.minutes ?? step.estimated_minutes,
    emoji: words.emoji === undefined ? step.emoji : words.emoji,
    delegation_mode: words.how ?? step.delegation_mode,
  })
  if (words.place !== undefined) {
    const others = steps.filter((each) => each !== step)
    await arrange(me, task.task_id, steps, others.toSpliced(words.place - 1, 0, step))
  }
  if (step.is_completed) await recountActual(me, task.task_id)
  if (me.journal.images.length === before) return { ...(await standing(me, task)), happened: 'already' }
  return changed(me, task)
}

/** One movement for a step, or for a task without steps. Somebody's own words may be in it. */
export const movementFor = (task: Task, step: MicroStep | null): string =>
  step ? splitter.firstMovement(asProposed(step), atHand(task)) : splitter.firstMovement(atHand(task))

async function changed(me: Me, task: Task): Promise<Changed> {
  touch(me, 'task', task.task_id)
  return { ...(await standing(me, task)), happened: 'changed' }
}

/** The step where it is still to be done; undefined where it is not there any more. */
function openStep({ step }: Held): MicroStep | undefined {
  if (step?.is_completed)
    throw new UserError('That step is done already.', [
      { label: 'Open it again', line: `step done step:${step.step_id} back:yes` },
    ])
  return step
}

const nextOpen = (steps: readonly MicroStep[], { step_number }: MicroStep): MicroStep | undefined =>
  steps.find((each) => each.step_number > step_number && !each.is_completed)

const waysOn = ({ step_id }: MicroStep) => [
  { label: 'Done', line: `step done step:${step_id}` },
  { label: 'Stuck', line: `step stuck step:${step_id}` },
]

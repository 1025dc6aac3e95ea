// Visibility and rights of steps. Every step id from a chat is resolved here.

import type { ProposedStep } from '../../../contracts/proposals.ts'
import { emojiFor, type TaskAtHand } from '../../../language/splitter/index.ts'
import { MicroStep } from '../../../models/micro-step.ts'
import type { Task } from '../../../models/task.ts'
import { foldText } from '../../../text.ts'
import { DomainError } from '../../../user-error.ts'
import type { Me } from '../../request/me.ts'
import { reopenIntents } from '../open.ts'
import {
  findCurrentTask as currentTask,
  lockTaskForChange,
  openTasks,
  findTask as taskById,
  visibleTasks,
} from '../rows.ts'
import { estimatedMinutes } from '../trees.ts'
import { listSteps } from './numbering.ts'

/** By id; a step of an invisible task counts as missing. */
export async function findStep(me: Me, id: string): Promise<MicroStep | undefined> {
  return MicroStep.query(me.trx).whereIn('parent_task_id', visibleTasks(me).select('tasks.task_id')).findById(id)
}

/** Steps with these words or this number in the current task; else open steps with these words in others. */
export async function searchSteps(me: Me, words: string): Promise<MicroStep[]> {
  const task = await currentTask(me)
  const here = task ? await listSteps(me, task.task_id) : []
  const number = /^#?(\d{1,2})$/.exec(words.trim())?.[1]
  if (number !== undefined) return here.filter(({ step_number }) => step_number === Number(number))
  const has = ({ description }: MicroStep): boolean => foldText(description).includes(foldText(words))
  const found = here.filter(has)
  if (found.length > 0) return found
  const elsewhere = await MicroStep.query(me.trx)
    .whereIn('parent_task_id', openTasks(me).select('tasks.task_id'))
    .where('is_completed', false)
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'step_number' }])
  return elsewhere.filter(has)
}

/** The first open step of the current task. */
export async function findCurrentStep(me: Me): Promise<MicroStep | undefined> {
  const task = await currentTask(me)
  return task && (await listSteps(me, task.task_id)).find(({ is_completed }) => !is_completed)
}

/** The steps of the current task. */
export async function listCurrentSteps(me: Me): Promise<MicroStep[]> {
  const task = await currentTask(me)
  return task ? listSteps(me, task.task_id) : []
}

/** @throws DomainError if it is no longer visible to the person */
export async function loadStepTask(me: Me, step: MicroStep): Promise<Task> {
  const task = step.parent_task_id === null ? undefined : await taskById(me, step.parent_task_id)
  if (!task) throw new DomainError('task.gone')
  return task
}

/** A task whose steps are changed, locked until this request ends, and its current steps. */
export interface LockedStep {
  readonly task: Task
  readonly steps: MicroStep[]
  /** Undefined if another request removed it first. */
  readonly step: MicroStep | undefined
}

/** @throws DomainError if it is another person's to change, done, or dropped */
export async function lockStep(me: Me, given: MicroStep): Promise<LockedStep> {
  const task = await lockTaskForChange(me, await loadStepTask(me, given))
  requireStepsEditable(task)
  const steps = await listSteps(me, task.task_id)
  return { task, steps, step: steps.find(({ step_id }) => step_id === given.step_id) }
}

/** @throws DomainError if it is done or dropped */
export function requireStepsEditable(task: Task): void {
  if (task.isOpen) return
  const code = task.status === 'done' ? 'step.task-done' : 'step.task-dropped'
  throw new DomainError(code, undefined, reopenIntents(task))
}

/** A saved step in the splitter's form. */
export const toProposedStep = (step: MicroStep): ProposedStep => ({
  description: step.description,
  minutes: step.estimated_minutes,
  emoji: step.emoji ?? emojiFor(step.description),
  mode: step.delegation_mode === 'delete' ? 'do' : step.delegation_mode,
})

/** What the splitter or a model may know of a task: itself, without the minutes of done steps. */
export function toTaskAtHand(task: Task, steps: readonly MicroStep[] = []): TaskAtHand {
  const estimate = estimatedMinutes(task)
  const done = steps.reduce((sum, step) => sum + (step.is_completed ? step.estimated_minutes : 0), 0)
  return {
    title: task.title,
    ...(task.description.trim() === '' ? {} : { notes: task.description }),
    minutes: estimate === null ? null : Math.max(1, estimate - done),
    scope: task.scope,
    leafType: task.leaf_type,
  }
}

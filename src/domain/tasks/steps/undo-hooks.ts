// Undo of steps: who may undo, numbering without gaps, and derived values.
import { MicroStep } from '../../../models/micro-step.ts'
import { Project } from '../../../models/project.ts'
import { Task } from '../../../models/task.ts'
import { DomainError } from '../../../user-error.ts'
import { readableProjectIds } from '../../access/readable-projects.ts'
import { type Me, type RowChange, touch } from '../../request/me.ts'
import type { RowsEffect, UndoCheck } from '../../request/table-effects.ts'
import { recomputeActualHours } from '../actual.ts'
import { syncDecompositionState } from './decomposition-state.ts'

/** @throws DomainError if the task is not theirs to change, or the steps would not be numbered 1 to n */
export const checkStepUndo: UndoCheck = async (me, images) => {
  const taskIds = await taskIdsOf(me, images)
  await requireChangeable(me, taskIds)
  const steps = await MicroStep.query(me.trx).whereIn('parent_task_id', taskIds)
  if (!keepsNumbering(steps, images)) throw new DomainError('undo.steps-changed')
  return null
}

/** After undo of steps: derived values of their tasks. */
export const afterUndoSteps: RowsEffect = async (me, images) => {
  const ids = await taskIdsOf(me, images)
  await syncDecompositionState(me, ids)
  for (const id of ids) {
    touch(me, 'task', id)
    await recomputeActualHours(me, id)
  }
}

/** After undo of tasks: whether they and their parents are split. */
export const syncRestoredDecomposition: RowsEffect = async (me, images) => {
  const parents = images.flatMap(({ before, after }) => text((after ?? before)?.['parent_id']) ?? [])
  await syncDecompositionState(me, [...images.map(({ id }) => id), ...parents])
}

/** Simulates the undo image by image: no number twice at any time, and none missing at the end. */
function keepsNumbering(steps: readonly MicroStep[], images: readonly RowChange[]): boolean {
  const places = new Map(steps.map((step) => [step.step_id, { task: step.parent_task_id, number: step.step_number }]))
  for (const { id, before, after } of images) {
    if (!after) places.delete(id)
    else {
      const place = places.get(id) ?? { task: text(after['parent_task_id']), number: 0 }
      const moved = { ...place, number: Number(after['step_number'] ?? place.number) }
      if (before && !places.has(id)) return false
      const others = [...places].filter(([other]) => other !== id)
      if (others.some(([, other]) => other.task === moved.task && other.number === moved.number)) return false
      places.set(id, moved)
    }
  }
  const all = [...places.values()]
  return all.every(({ task, number }) => {
    const count = all.filter((other) => other.task === task).length
    return number >= 1 && number <= count
  })
}

/** A person who left the project, or gave the task away, undoes nothing in it. */
async function requireChangeable(me: Me, taskIds: readonly string[]): Promise<void> {
  const tasks = await Task.query(me.trx).findByIds([...taskIds])
  const projects = await Project.query(me.trx)
    .whereIn('project_id', readableProjectIds(me))
    .whereIn(
      'project_id',
      tasks.flatMap(({ project_id }) => project_id ?? []),
    )
  const isTheirs = ({ project_id, assignee_id }: Task): boolean => {
    const project = projects.find((each) => each.project_id === project_id)
    if (!project) return false
    return assignee_id === null || assignee_id === me.user.user_id || project.owner_id === me.user.user_id
  }
  if (!tasks.every(isTheirs)) throw new DomainError('undo.not-yours')
}

async function taskIdsOf(me: Me, images: readonly RowChange[]): Promise<string[]> {
  const known = images.flatMap(({ before, after }) => text((after ?? before)?.['parent_task_id']) ?? [])
  const rows = await MicroStep.query(me.trx).findByIds([...new Set(images.map(({ id }) => id))])
  return [...new Set([...known, ...rows.flatMap(({ parent_task_id }) => parent_task_id ?? [])])]
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

// Undo of tasks: who may undo, what blocks the removal of a task, and derived values.
import { FocusSession } from '../../models/focus-session.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { Project } from '../../models/project.ts'
import { ProjectMember } from '../../models/project-member.ts'
import { Task } from '../../models/task.ts'
import { TaskComment } from '../../models/task-comment.ts'
import { DomainError } from '../../user-error.ts'
import { readableProjectIds } from '../access/readable-projects.ts'
import { type Me, touch } from '../request/me.ts'
import { forEachRow, type RowsEffect, type UndoCheck } from '../request/table-effects.ts'
import { syncTaskTree } from './trees.ts'

/** After undo of tasks: their cards and the derived values of their trees, that of a parent they no longer have too. */
export const afterUndoTasks: RowsEffect = async (me, images) => {
  const ids = images.map(({ id }) => id)
  const parents = images.flatMap(({ before }) => texts(before?.['parent_id']))
  for (const id of ids) touch(me, 'task', id)
  await syncTaskTree(me, [...ids, ...parents])
}

/** After undo of what belongs to a task: the task's card. */
export const touchTasksOfRows = forEachRow(async (me, { before, after }) => {
  for (const id of texts(before?.['task_id'], after?.['task_id'])) touch(me, 'task', id)
})

/** Whether something was added to any of these tasks: then undoing their capture must not delete them. */
export async function hasTaskChildren(me: Me, ids: readonly string[]): Promise<boolean> {
  const some = [...ids]
  for (const found of [
    Task.query(me.trx).select('task_id').whereIn('parent_id', some).whereNotIn('task_id', some),
    TaskComment.query(me.trx).select('task_id').whereIn('task_id', some),
    MicroStep.query(me.trx).select('parent_task_id').whereIn('parent_task_id', some),
    FocusSession.query(me.trx).select('task_id').whereIn('task_id', some),
  ])
    if ((await found.first()) !== undefined) return true
  return false
}

/** Whether any of these projects has tasks or members: then undoing their making must not take them along. */
export async function isProjectInUse(me: Me, ids: readonly string[]): Promise<boolean> {
  const task = await Task.query(me.trx)
    .select('task_id')
    .whereIn('project_id', [...ids])
    .first()
  if (task) return true
  const member = await ProjectMember.query(me.trx)
    .whereIn('project_id', [...ids])
    .first()
  return member !== undefined
}

/** A person who left a project, or gave a task away for good, undoes nothing in it. */
export const checkTaskUndo: UndoCheck = async (me, images) => {
  const ids = images.map(({ id }) => id)
  const before = (await loadChangeable(me, ids)).theirs
  return async () => {
    const { seen, theirs, all } = await loadChangeable(me, ids)
    const isTheirs = (id: string): boolean => seen.has(id) && (theirs.has(id) || before.has(id))
    if (![...all].every(isTheirs)) throw new DomainError('undo.not-yours')
  }
}

/** Which of these exist, which are visible to the person, and which they may change. Two queries. */
async function loadChangeable(me: Me, ids: readonly string[]) {
  const found = ids.length === 0 ? [] : await Task.query(me.trx).findByIds([...ids])
  const projects =
    found.length === 0
      ? []
      : await Project.query(me.trx)
          .whereIn('project_id', readableProjectIds(me))
          .whereIn('project_id', [...new Set(found.flatMap(({ project_id }) => project_id ?? []))])
  const owners = new Map(projects.map(({ project_id, owner_id }) => [project_id, owner_id]))
  const seen = found.filter(({ project_id }) => project_id !== null && owners.has(project_id))
  const theirs = seen.filter(
    ({ assignee_id, project_id }) =>
      assignee_id === null || assignee_id === me.user.user_id || owners.get(project_id ?? '') === me.user.user_id,
  )
  const idsOf = (tasks: readonly Task[]) => new Set(tasks.map(({ task_id }) => task_id))
  return { all: idsOf(found), seen: idsOf(seen), theirs: idsOf(theirs) }
}

const texts = (...values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string')

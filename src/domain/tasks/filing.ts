// Filing a task: project, parent, zone, goal, tags. A subtree moves as a whole.

import { Goal } from '../../models/goal.ts'
import { GoalLink } from '../../models/goal-link.ts'
import { newId } from '../../models/id.ts'
import { maxTaskLevel, Task } from '../../models/task.ts'
import { foldText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import { readableProjectIds } from '../access/readable-projects.ts'
import * as members from '../places/members.ts'
import * as projects from '../places/projects.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch } from '../request/me.ts'
import { isProjectOwner, lockTaskForChange, refreshTask } from './rows.ts'
import { listDescendants, syncTaskTree } from './trees.ts'

/** Undefined stays; null clears. */
export interface TaskFiling {
  readonly zoneId?: string | null
  readonly projectId?: string
  readonly parentId?: string | null
  readonly goalId?: string | null
  readonly tags?: readonly string[]
}

/**
 * Files a task. A new project takes all its parts along, out of their parent.
 * @returns whether anything changed
 * @throws DomainError for a cycle, a tree deeper than seven levels, a parent in another project, or a project the
 * person may not move it out of
 */
export async function fileTask(me: Me, given: Task, filing: TaskFiling): Promise<boolean> {
  const before = me.journal.rowChanges.length
  const task = await lockTaskForChange(me, given)
  const oldParent = task.parent_id
  const isMoving = filing.projectId !== undefined && filing.projectId !== task.project_id
  if (filing.projectId !== undefined || filing.parentId) {
    // Serialises changes of a tree: two people could otherwise create a cycle together.
    for (const id of [task.project_id, filing.projectId].flatMap((each) => each ?? []).toSorted())
      await projects.lockProject(me, id)
  }
  const parts = isMoving || filing.parentId ? await listDescendants(me, [task.task_id]) : []
  const projectId = filing.projectId ?? task.project_id
  const parent = filing.parentId ? await requireParent(me, task, filing.parentId, projectId, parts) : null
  if (isMoving && filing.projectId !== undefined) await moveParts(me, task, parts, filing.projectId)
  await changes.update(me, task, {
    project_id: projectId,
    parent_id: parent?.task_id ?? (isMoving || filing.parentId === null ? null : task.parent_id),
    zone_id: filing.zoneId === undefined ? task.zone_id : filing.zoneId,
    tags: filing.tags ? JSON.stringify(filing.tags) : task.tags,
  })
  if (filing.goalId !== undefined) await setTaskGoal(me, task, filing.goalId)
  await syncTaskTree(me, [task.task_id, ...[oldParent, task.parent_id].flatMap((id) => id ?? [])])
  for (const id of [oldParent, task.parent_id]) if (id) touch(me, 'task', id)
  refreshTask(me, given, task)
  return me.journal.rowChanges.length > before
}

/** The person's goals linked to the task. */
export async function listTaskGoals(me: Me, task: Task): Promise<Goal[]> {
  return Goal.query(me.trx)
    .where('user_id', me.user.user_id)
    .whereIn('goal_id', GoalLink.query(me.trx).select('goal_id').where('task_id', task.task_id))
}

/** The person's own goal, else undefined. */
export async function findOwnGoal(me: Me, id: string): Promise<Goal | undefined> {
  return Goal.query(me.trx).findOne({ goal_id: id, user_id: me.user.user_id })
}

/** The person's goals whose title contains these words, open ones first. */
export async function findGoalsByTitle(me: Me, words: string): Promise<Goal[]> {
  const all = await Goal.query(me.trx)
    .where('user_id', me.user.user_id)
    .orderBy([{ column: 'is_completed' }, { column: 'created_at' }])
  return all.filter(({ title }) => foldText(title).includes(foldText(words.trim())))
}

async function requireParent(me: Me, task: Task, parentId: string, projectId: string | null, parts: readonly Task[]) {
  const parent = await Task.query(me.trx).whereIn('project_id', readableProjectIds(me)).findById(parentId)
  if (!parent) throw new DomainError('task.gone')
  if (parent.task_id === task.task_id) throw new DomainError('task.part-of-itself')
  if (parts.some(({ task_id }) => task_id === parent.task_id))
    throw new DomainError('task.part-already', undefined, [
      { command: 'task file', values: { task: parent.task_id, parent: 'none' } },
    ])
  if (parent.project_id !== projectId)
    throw new DomainError('task.other-project', undefined, [
      {
        command: 'task file',
        values: { task: task.task_id, project: parent.project_id ?? 'none', parent: parent.task_id },
      },
    ])
  const height = Math.max(0, ...parts.map(({ level }) => level - task.level))
  if (parent.level + 1 + height > maxTaskLevel) throw new DomainError('task.too-deep', { levels: maxTaskLevel + 1 })
  return parent
}

/** Parts move along; an assignee who can't see the new project is replaced by the mover. */
async function moveParts(me: Me, task: Task, parts: readonly Task[], projectId: string): Promise<void> {
  if (!(await isProjectOwner(me, task))) throw new DomainError('task.parts-not-yours')
  const target = await projects.lockProject(me, projectId)
  if (!target.is_active) throw members.archivedProjectError(target)
  const there = new Set((await members.listMembers(me, target)).map(({ user_id }) => user_id))
  const holder = ({ assignee_id }: Task): string | null =>
    assignee_id === null || there.has(assignee_id) ? assignee_id : me.user.user_id
  await changes.updateAll(me, parts, (part) => ({ project_id: projectId, assignee_id: holder(part) }))
  if (holder(task) !== task.assignee_id) await changes.update(me, task, { assignee_id: holder(task) })
  for (const { task_id } of parts) touch(me, 'task', task_id)
}

/** One goal of the person's; null unlinks all of theirs. */
async function setTaskGoal(me: Me, task: Task, goalId: string | null): Promise<void> {
  const links = await GoalLink.query(me.trx)
    .where('task_id', task.task_id)
    .whereIn('goal_id', Goal.query(me.trx).select('goal_id').where('user_id', me.user.user_id))
  for (const each of links)
    if (each.goal_id !== goalId) {
      await changes.remove(me, each)
      touch(me, 'goal', each.goal_id)
    }
  if (goalId === null || links.some(({ goal_id }) => goal_id === goalId)) return
  await changes.insert(me, GoalLink, {
    goal_link_id: newId(),
    goal_id: goalId,
    task_id: task.task_id,
    created_at: me.now,
  })
  touch(me, 'goal', goalId)
}

// Archiving and restoring a project, and counting its open and done tasks.
import { Task } from '../../models/task.ts'
import { DomainError } from '../../user-error.ts'
import * as members from '../places/members.ts'
import { getInbox, isInbox, lockOwnProject, type Project } from '../places/projects.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch } from '../request/me.ts'
import { dropTasks } from './index.ts'
import { visibleTasks } from './rows.ts'
import { syncTaskTree } from './trees.ts'

/** What happens to open tasks: moved to the owner's Inbox, dropped, or kept in the project, unlisted. */
export const openTasksActions = ['inbox', 'drop', 'keep'] as const
/** What happens to the open tasks of an archived project. */
export type OpenTasksAction = (typeof openTasksActions)[number]

/**
 * Archives a project.
 * @returns the number of its open tasks; `already` if it was archived
 */
export async function archiveProject(
  me: Me,
  given: Project,
  fate: OpenTasksAction,
): Promise<{ readonly open: number } | 'already'> {
  const project = await lockOwnProject(me, given)
  if (isInbox(project)) throw new DomainError('inbox.not-archived')
  if (!project.is_active) return 'already'
  const open = await Task.query(me.trx)
    .where('project_id', project.project_id)
    .whereNot('status', 'done')
    .whereNot('delegation_mode', 'delete')
    .orderBy('level')
  if (fate === 'drop') await dropTasks(me, open)
  if (fate === 'inbox') await moveToInbox(me, open)
  await changes.update(me, project, { is_active: false })
  await touchProject(me, project)
  return { open: open.length }
}

/**
 * Restores an archived project.
 * @throws DomainError if it is not the person's own
 */
export async function restoreProject(me: Me, given: Project): Promise<'restored' | 'already'> {
  const project = await lockOwnProject(me, given)
  if (project.is_active) return 'already'
  await changes.update(me, project, { is_active: true })
  await touchProject(me, project)
  return 'restored'
}

/** Counts of a person's visible tasks, by project. One query. */
export async function projectTaskCounts(me: Me, projectIds: readonly string[]) {
  const rows = await visibleTasks(me)
    .whereIn('tasks.project_id', [...projectIds])
    .whereNot('tasks.delegation_mode', 'delete')
    .groupBy('tasks.project_id', 'tasks.status')
    .select('tasks.project_id', 'tasks.status')
    .count('* as level')
  return (projectId: string): { readonly open: number; readonly done: number } => {
    const sum = (isDone: boolean) =>
      rows
        .filter(({ project_id, status }) => project_id === projectId && (status === 'done') === isDone)
        .reduce((total, row) => total + Number(row.level), 0)
    return { open: sum(false), done: sum(true) }
  }
}

/** Parts stay with their parent if it moves too; a member's tasks become the owner's. */
async function moveToInbox(me: Me, open: readonly Task[]): Promise<void> {
  const { project_id } = await getInbox(me)
  const going = new Set(open.map(({ task_id }) => task_id))
  const parents = open.flatMap(({ parent_id }) => parent_id ?? [])
  await changes.updateAll(me, open, (task) => ({
    project_id,
    assignee_id: task.assignee_id === null ? null : me.user.user_id,
    ...(task.parent_id !== null && !going.has(task.parent_id) ? { parent_id: null } : {}),
  }))
  const left = await Task.query(me.trx).whereIn('parent_id', [...going])
  const stranded = left.filter((task) => task.project_id !== project_id)
  await changes.updateAll(me, stranded, () => ({ parent_id: null }))
  await syncTaskTree(me, [...going, ...parents, ...stranded.map(({ task_id }) => task_id)])
  for (const { task_id } of open) touch(me, 'task', task_id)
}

async function touchProject(me: Me, project: Project): Promise<void> {
  touch(me, 'project', project.project_id)
  await members.syncTeamMembers(me, project.project_id)
}

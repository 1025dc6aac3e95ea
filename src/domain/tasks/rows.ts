// Visibility and rights of tasks. Every task id from a chat is resolved here.

import type { QueryBuilder } from 'objection'
import { FocusSession } from '../../models/focus-session.ts'
import { MorningRitual } from '../../models/morning-ritual.ts'
import { Project } from '../../models/project.ts'
import { Task } from '../../models/task.ts'
import { User } from '../../models/user.ts'
import { DomainError } from '../../user-error.ts'
import { readableProjectIds } from '../access/readable-projects.ts'
import { personName } from '../access/visible-people.ts'
import * as projects from '../places/projects.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import { type Me, todayOf, touch } from '../request/me.ts'

/** Every task the person may see on this platform, including dropped ones and those of archived projects. */
export const visibleTasks = (me: Me): QueryBuilder<Task> =>
  Task.query(me.trx)
    .whereIn('tasks.project_id', readableProjectIds(me))
    .where((query) => {
      // A token for one zone sees nothing that stands in none.
      if (me.access?.zoneId) query.whereNotNull('tasks.zone_id').whereNotIn('tasks.zone_id', hiddenZoneIds(me))
      else query.whereNull('tasks.zone_id').orWhereNotIn('tasks.zone_id', hiddenZoneIds(me))
    })

/** The person's own tasks: assigned to them, not dropped. */
export const ownTasks = (me: Me): QueryBuilder<Task> =>
  visibleTasks(me).where('tasks.assignee_id', me.user.user_id).whereNot('tasks.delegation_mode', 'delete')

/** Their open tasks: not done, and not in an archived project. */
export const openTasks = (me: Me): QueryBuilder<Task> =>
  ownTasks(me).whereNot('tasks.status', 'done').whereNotIn('tasks.project_id', projects.archivedProjectIds(me))

/** By id; another person's task counts as missing. */
export async function findTask(me: Me, id: string): Promise<Task | undefined> {
  return visibleTasks(me).findOne({ 'tasks.task_id': id })
}

/** The current task: the session's, else the one in progress touched last, else today's first open pick. */
export async function findCurrentTask(me: Me): Promise<Task | undefined> {
  const session = await visibleTasks(me)
    .join('focus_sessions', 'focus_sessions.task_id', 'tasks.task_id')
    .select('tasks.*')
    .where('focus_sessions.user_id', me.user.user_id)
    .whereNull('focus_sessions.ended_at')
    .first()
  if (session) return session
  const begun = await ownTasks(me).where('tasks.status', 'in_progress').orderBy('tasks.updated_at', 'desc').first()
  return begun ?? firstPick(me)
}

/** Whether a focus session of theirs is running. */
export async function isFocusing(me: Me): Promise<boolean> {
  if (!me.mayHaveOpenSession) return false
  const open = await FocusSession.query(me.trx).where('user_id', me.user.user_id).whereNull('ended_at').first()
  return open !== undefined
}

/**
 * The row, locked until this request ends: two people can press Done on a shared task.
 * @throws DomainError if it is gone, or not theirs to change
 */
export async function lockTaskForChange(me: Me, task: Task): Promise<Task> {
  const now = await lockTask(me, task)
  if (now.assignee_id === null || now.assignee_id === me.user.user_id) return now
  if (await isProjectOwner(me, now)) return now
  const holder = await User.query(me.trx).findById(now.assignee_id)
  throw new DomainError('task.held-by-other', { holder: holder ? personName(holder) : null }, [
    { command: 'task give', values: { task: now.task_id, to: me.user.user_id } },
    { command: 'comment add', values: { task: now.task_id } },
  ])
}

/** As `toChange`, without the check of rights. */
export async function lockTask(me: Me, task: Task): Promise<Task> {
  const now = await visibleTasks(me).findOne({ 'tasks.task_id': task.task_id }).forNoKeyUpdate()
  if (!now) throw new DomainError('task.gone')
  return now
}

/** Updates the caller's copy from the row, and marks its cards to be redrawn. */
export function refreshTask(me: Me, given: Task, now: Task): void {
  given.$set(now)
  touch(me, 'task', now.task_id)
}

/** Whether this person may change it. One query, none if it is theirs. */
export async function mayChangeTask(me: Me, task: Task): Promise<boolean> {
  return task.assignee_id === null || task.assignee_id === me.user.user_id || isProjectOwner(me, task)
}

/** Whether its project is the person's own. */
export async function isProjectOwner(me: Me, task: Task): Promise<boolean> {
  if (task.project_id === null) return false
  const project = await Project.query(me.trx).findById(task.project_id)
  return project?.owner_id === me.user.user_id
}

async function firstPick(me: Me): Promise<Task | undefined> {
  const plan = await MorningRitual.query(me.trx).findOne({ user_id: me.user.user_id, completion_date: todayOf(me) })
  const ids = [plan?.focus_task_1_id, plan?.focus_task_2_id, plan?.focus_task_3_id].flatMap((id) => id ?? [])
  if (ids.length === 0) return undefined
  const found = await openTasks(me).whereIn('tasks.task_id', ids)
  return ids.flatMap((id) => found.find(({ task_id }) => task_id === id) ?? [])[0]
}

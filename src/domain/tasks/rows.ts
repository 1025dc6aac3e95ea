// Which tasks there are for a person, and which of them they may change. Every id from a chat is resolved here.

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

/** Every task the person may see on this platform: dropped ones and those of archived projects included. */
export const visibleTasks = (me: Me): QueryBuilder<Task> =>
  Task.query(me.trx)
    .whereIn('tasks.project_id', readableProjectIds(me))
    .where((query) => query.whereNull('tasks.zone_id').orWhereNotIn('tasks.zone_id', hiddenZoneIds(me)))

/** The person's own tasks: given to them, and not let go. */
export const ownTasks = (me: Me): QueryBuilder<Task> =>
  visibleTasks(me).where('tasks.assignee_id', me.user.user_id).whereNot('tasks.delegation_mode', 'delete')

/** What is theirs to do: not done, and not put away with its project. */
export const openTasks = (me: Me): QueryBuilder<Task> =>
  ownTasks(me).whereNot('tasks.status', 'done').whereNotIn('tasks.project_id', projects.archivedProjectIds(me))

/** By id; another person's task is as missing as none. */
export async function findTask(me: Me, id: string): Promise<Task | undefined> {
  return visibleTasks(me).findOne({ 'tasks.task_id': id })
}

/** What is worked on now: the session's task, else the last one touched in progress, else the first open pick today. */
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

/** Does a focus session of theirs run? */
export async function isFocusing(me: Me): Promise<boolean> {
  if (!me.mayHaveOpenSession) return false
  const open = await FocusSession.query(me.trx).where('user_id', me.user.user_id).whereNull('ended_at').first()
  return open !== undefined
}

/**
 * The row as it is now, kept from others until this request ends: two people can press Done on one shared task.
 * @throws DomainError where it went, or is somebody else's to change
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

/** As `toChange`, without asking whose it is. */
export async function lockTask(me: Me, task: Task): Promise<Task> {
  const now = await visibleTasks(me).findOne({ 'tasks.task_id': task.task_id }).forNoKeyUpdate()
  if (!now) throw new DomainError('task.gone')
  return now
}

/** What a caller holds becomes what is true now, and cards of it are drawn again. */
export function refreshTask(me: Me, given: Task, now: Task): void {
  given.$set(now)
  touch(me, 'task', now.task_id)
}

/** May this person change it? One query, and none where it is theirs. */
export async function mayChangeTask(me: Me, task: Task): Promise<boolean> {
  return task.assignee_id === null || task.assignee_id === me.user.user_id || isProjectOwner(me, task)
}

/** Is its project the person's own? */
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

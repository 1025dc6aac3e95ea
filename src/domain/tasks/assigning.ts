// Assigning a task, and how it is done: alone, in company, or delegated.
import type { DelegationMode } from '../../contracts/task-words.ts'
import type { Task } from '../../models/task.ts'
import { DomainError } from '../../user-error.ts'
import { type Person, personName } from '../access/visible-people.ts'
import * as members from '../places/members.ts'
import * as projects from '../places/projects.ts'
import * as changes from '../request/change-log.ts'
import type { Me } from '../request/me.ts'
import { requireNotDropped } from './open.ts'
import { lockTask, lockTaskForChange, refreshTask } from './rows.ts'

/** How an open task is done. */
export type ActiveDelegationMode = Exclude<DelegationMode, 'delete'>

/** The result of assigning. */
export interface AssignResult {
  readonly happened: 'given' | 'already'
  /** The new assignee; null: somebody without an account here. */
  readonly holder: Person | null
  readonly how: ActiveDelegationMode
}

/**
 * Assigns a task to a member of its project, or sets how it is done.
 * - `do`: the assignee does it alone.
 * - `do_with_me`: the assignee does it in company: starting it offers a shared focus card.
 * - `delegate`: somebody else does it; it is in the owner's list of what they wait for. Without a person it is somebody
 * without an account. A member cannot take a task that another person is working on; its owner can still assign it.
 * @param to if absent, only `how` changes
 * @throws DomainError if that person is not in the project
 */
export async function assignTask(
  me: Me,
  given: Task,
  to: Person | undefined,
  how: ActiveDelegationMode | undefined,
): Promise<AssignResult> {
  const isTaking = to?.user_id === me.user.user_id
  const task = isTaking ? await lockToTake(me, given) : await lockTaskForChange(me, given)
  const mode = how ?? (to === undefined || isTaking ? 'do' : 'delegate')
  const holder = to ?? (mode === 'delegate' ? null : me.user)
  if (holder && task.project_id !== null && !(await projects.isProjectMember(me, task.project_id, holder.user_id)))
    throw await notSharedError(me, task, holder)
  const assignee_id = holder?.user_id ?? null
  const outcome = { holder, how: mode }
  if (task.assignee_id === assignee_id && task.delegation_mode === mode) return { happened: 'already', ...outcome }
  await changes.update(me, task, {
    assignee_id,
    delegation_mode: mode,
    // The new assignee has not begun it.
    ...(task.status === 'in_progress' && task.assignee_id !== assignee_id ? { status: 'todo' as const } : {}),
  })
  refreshTask(me, given, task)
  return { happened: 'given', ...outcome }
}

/** A member may take a task that is not being worked on. */
async function lockToTake(me: Me, given: Task): Promise<Task> {
  const task = await lockTask(me, given)
  const isAnothers = task.assignee_id !== null && task.assignee_id !== me.user.user_id
  if (isAnothers && task.status === 'in_progress') return lockTaskForChange(me, task)
  requireNotDropped(task)
  return task
}

async function notSharedError(me: Me, { task_id }: Task, person: Person) {
  const shared = (await members.listSharedProjects(me, person)).slice(0, 3)
  return new DomainError(
    'task.not-shared',
    { person: personName(person), projects: shared.map(({ name }) => name) },
    shared.map(({ project_id }) => ({ command: 'task file', values: { task: task_id, project: project_id } })),
  )
}

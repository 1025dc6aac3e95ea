// What is done or let go is put back before anything else is done with it.
import type { Task } from '../../models/task.ts'
import { UserError } from '../../user-error.ts'

/** @throws UserError for what was let go, and for what is done, which `whenDone` says */
export function requireTaskOpen(task: Task, whenDone = "That's done. Put it back first."): void {
  if (task.status === 'done') throw new UserError(whenDone, [reopenAction(task)])
  requireNotDropped(task)
}

/** @throws UserError for what was let go */
export function requireNotDropped(task: Task): void {
  if (task.delegation_mode === 'delete')
    throw new UserError('That one was let go. Put it back first.', [reopenAction(task)])
}

/** The way out of both. */
export const reopenAction = (task: Task) => ({ label: 'Put back', line: `task reopen task:${task.task_id}` })

// Refuses done and dropped tasks, which have to be reopened first.
import type { Task } from '../../models/task.ts'
import { DomainError } from '../../user-error.ts'

/**
 * @param wish what it can't be, being done
 * @throws DomainError for what was let go or is done
 */
export function requireTaskOpen(task: Task, wish?: 'start' | 'block'): void {
  if (task.status === 'done') throw new DomainError('task.done', wish ? { wish } : {}, reopenIntents(task))
  requireNotDropped(task)
}

/** @throws DomainError if it was dropped */
export function requireNotDropped(task: Task): void {
  if (task.delegation_mode === 'delete') throw new DomainError('task.dropped', undefined, reopenIntents(task))
}

/** What is suggested for both. */
export const reopenIntents = ({ task_id }: Task) => [{ command: 'task reopen', values: { task: task_id } }] as const

// Dropping and reopening.
import { taskMetadata } from '../../models/json.ts'
import type { Task } from '../../models/task.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch } from '../request/me.ts'
import { lockTaskForChange, refreshTask } from './rows.ts'
import { listDescendants, syncTaskTree } from './trees.ts'

/** Drops a task with its open parts: removed from every list, restorable. */
export async function dropTask(me: Me, given: Task): Promise<'dropped' | 'already'> {
  const task = await lockTaskForChange(me, given)
  if (task.delegation_mode === 'delete') return 'already'
  await dropTasks(me, [task, ...(await listDescendants(me, [task.task_id])).filter((part) => part.isOpen)])
  refreshTask(me, given, task)
  return 'dropped'
}

/** Drops exactly these. */
export async function dropTasks(me: Me, tasks: readonly Task[]): Promise<void> {
  await changes.updateAll(me, tasks, (task) => ({
    delegation_mode: 'delete' as const,
    metadata: taskMetadata.merge(task.metadata, {
      delegation_before_drop: task.delegation_mode === 'delete' ? 'do' : task.delegation_mode,
    }),
  }))
  for (const { task_id } of tasks) touch(me, 'task', task_id)
  await syncTaskTree(
    me,
    tasks.map(({ task_id }) => task_id),
  )
}

/** Reopens what was done, dropped (with the parts dropped along), or blocked. */
export async function reopenTask(me: Me, given: Task): Promise<'reopened' | 'already'> {
  const task = await lockTaskForChange(me, given)
  const isDropped = task.delegation_mode === 'delete'
  if (!isDropped && (task.status === 'todo' || task.status === 'in_progress')) return 'already'
  const wentAt = task.updated_at.getTime()
  const parts = isDropped ? await listDescendants(me, [task.task_id]) : []
  const together = parts.filter(
    ({ delegation_mode, updated_at }) => delegation_mode === 'delete' && updated_at.getTime() === wentAt,
  )
  await changes.update(me, task, {
    status: 'todo',
    completed_at: null,
    metadata: taskMetadata.merge(task.metadata, { delegation_before_drop: undefined, blocked_reason: undefined }),
    ...(isDropped ? { delegation_mode: modeBefore(task) } : {}),
  })
  await changes.updateAll(me, together, (part) => ({
    delegation_mode: modeBefore(part),
    metadata: taskMetadata.merge(part.metadata, { delegation_before_drop: undefined }),
  }))
  for (const part of together) touch(me, 'task', part.task_id)
  await syncTaskTree(me, [task.task_id, ...together.map(({ task_id }) => task_id)])
  refreshTask(me, given, task)
  return 'reopened'
}

const modeBefore = (task: Task): 'do' | 'do_with_me' | 'delegate' => task.parsedMetadata.delegation_before_drop ?? 'do'

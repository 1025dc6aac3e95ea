// When a task starts: before that it is not offered, in “What now” or in a plan.

import type { QueryBuilder } from 'objection'
import { Task } from '../../models/task.ts'
import { TaskStart } from '../../models/task-start.ts'
import { type Day, startOfLocalDay } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch, zoneOf } from '../request/me.ts'
import { recordDeferrals } from './deferrals.ts'
import { requireTaskOpen } from './open.ts'
import { lockTaskForChange } from './rows.ts'

/** A day in the person's zone, or a moment, UTC. */
export interface StartInput {
  readonly day: Day
  readonly instant: Date
  readonly hasTime: boolean
}

/**
 * Sets or clears (null) when a task starts.
 * @throws DomainError if it is not open, or not theirs to change
 */
export async function setTaskStart(me: Me, given: Task, start: StartInput | null): Promise<'set' | 'already'> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const known = await TaskStart.query(me.trx).findById(task.task_id)
  touch(me, 'task', task.task_id)
  if (start === null) {
    if (known) await changes.remove(me, known)
    return known ? 'set' : 'already'
  }
  const row = {
    starts_at: start.hasTime ? start.instant : beginOfDay(me, start.day),
    start_date: start.hasTime ? null : start.day,
  }
  if (known?.starts_at.getTime() === row.starts_at.getTime() && known.start_date === row.start_date) return 'already'
  if (row.starts_at > me.now) await recordDeferrals(me, [task.task_id], 'hidden')
  if (known) await changes.update(me, known, row)
  else await changes.insert(me, TaskStart, { task_id: task.task_id, ...row, created_at: me.now, updated_at: me.now })
  return 'set'
}

/** Leaves out tasks that start after a moment, UTC; what is in progress has started. */
export function whereStartedBy(query: QueryBuilder<Task>, at: Date): void {
  query.where((either) => {
    either
      .where('tasks.status', 'in_progress')
      .orWhereNotExists(
        TaskStart.query().whereColumn('task_starts.task_id', 'tasks.task_id').where('task_starts.starts_at', '>', at),
      )
  })
}

/** The start of the task of the outer query, if it was set and is reached by that moment, UTC. */
export const startsBy = (at: Date): QueryBuilder<TaskStart> =>
  TaskStart.query().whereColumn('task_starts.task_id', 'tasks.task_id').where('task_starts.starts_at', '<=', at)

/** Starts that are days begin with the person's day there, after their zone or start of day changed. */
export async function recomputeStarts(me: Me): Promise<void> {
  const own = Task.query(me.trx).select('task_id').where({ assignee_id: me.user.user_id }).whereNot('status', 'done')
  const rows = await TaskStart.query(me.trx).whereNotNull('start_date').whereIn('task_id', own)
  for (const row of rows) {
    const starts_at = beginOfDay(me, row.start_date ?? '')
    if (starts_at.getTime() !== row.starts_at.getTime())
      await row.$query(me.trx).patch({ starts_at, updated_at: me.now })
  }
}

const beginOfDay = (me: Me, day: Day): Date => startOfLocalDay(day, zoneOf(me), me.preferences.day_starts_at)

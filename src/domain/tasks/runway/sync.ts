// Keeps the reminders of an appointment's way true, whatever changes its time, its state or the way.
import type { Transaction } from 'objection'
import { Departure } from '../../../models/departure.ts'
import { Runway } from '../../../models/runway.ts'
import { Task } from '../../../models/task.ts'
import {
  deactivateTaskReminder,
  loadRunwayRows,
  loadTaskReminderRows,
  syncRunwaySchedules,
  syncTaskReminder,
} from '../../reminders/schedules/index.ts'
import { type Me, touch } from '../../request/me.ts'
import type { RowsEffect } from '../../request/table-effects.ts'
import { runwayLeads } from './times.ts'

/** Columns of a task that decide whether and when its way is reminded of. */
const COLUMNS = ['due_date', 'status', 'delegation_mode', 'assignee_id', 'capture_type']

/** After writes and undo of tasks. A new task has no way yet, or that is a row of the same change. */
export const syncRunwaysOfTasks: RowsEffect = async (me, images) => {
  const ids = images.flatMap(({ id, before }) => (before !== null && COLUMNS.some((name) => name in before) ? id : []))
  if (ids.length === 0) return
  const runways = await Runway.query(me.trx).whereIn('task_id', ids)
  if (runways.length > 0) await syncRunways(me, runways)
}

/** After writes and undo of ways: also of one that is gone. */
export const syncWrittenRunways: RowsEffect = async (me, images) => {
  const found = await Runway.query(me.trx).findByIds(images.map(({ id }) => id))
  const named = images.flatMap(({ before, after }) => {
    const id = before?.['task_id'] ?? after?.['task_id']
    return typeof id === 'string' ? id : []
  })
  const gone = named.filter((id) => !found.some(({ task_id }) => task_id === id))
  const rowsOf = await loadRunwayRows(me, gone)
  for (const task_id of gone) await syncRunwaySchedules(me, { task_id }, null, rowsOf(task_id))
  await syncRunways(me, found)
  for (const id of [...gone, ...found.map(({ task_id }) => task_id)]) touch(me, 'task', id)
}

/** After writes and undo of departures: a person who left is reminded neither to leave nor of the time itself. */
export const syncRunwaysOfDepartures: RowsEffect = async (me, images) => {
  const named = images.flatMap(({ before, after }) => before?.['task_id'] ?? after?.['task_id'] ?? [])
  const found = await Departure.query(me.trx).findByIds(images.map(({ id }) => id))
  const ids = [...named.map(String), ...found.flatMap(({ task_id }) => task_id ?? [])]
  await syncRunways(me, await Runway.query(me.trx).whereIn('task_id', [...new Set(ids)]))
  await syncTimeReminders(me, [...new Set(ids)])
}

/** The reminder of an appointment's time: none once its person has left for it. */
async function syncTimeReminders(me: Me, taskIds: readonly string[]): Promise<void> {
  const tasks = await Task.query(me.trx).findByIds([...taskIds])
  const left = await Departure.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereIn('task_id', [...taskIds])
  const rowsOf = await loadTaskReminderRows(me, taskIds)
  for (const task of tasks) {
    if (task.assignee_id !== null && task.assignee_id !== me.user.user_id) continue
    if (hasLeftFor(left, task)) await deactivateTaskReminder(me, task, rowsOf(task.task_id))
    else await syncTaskReminder(me, task, rowsOf(task.task_id))
  }
}

/** Whether one of these departures is for the task's present time. */
const hasLeftFor = (departures: readonly Departure[], { task_id, due_date }: Task): boolean =>
  departures.some((each) => each.task_id === task_id && each.due_at.getTime() === due_date?.getTime())

/** Sets the reminders of these ways by their tasks. A fixed number of queries, and those of what changes. */
export async function syncRunways(me: Me, runways: readonly Runway[]): Promise<void> {
  if (runways.length === 0) return
  const ids = runways.map(({ task_id }) => task_id)
  const tasks = await Task.query(me.trx).findByIds(ids)
  const left = await Departure.query(me.trx).where({ user_id: me.user.user_id }).whereIn('task_id', ids)
  const rowsOf = await loadRunwayRows(me, ids)
  for (const runway of runways) {
    const task = tasks.find(({ task_id }) => task_id === runway.task_id)
    if (!task) continue
    const isTheirs = task.assignee_id === null || task.assignee_id === me.user.user_id
    const isComing = task.isOpen && task.capture_type !== 'idea' && isTheirs && !hasLeftFor(left, task)
    await syncRunwaySchedules(me, task, isComing ? runwayLeads(runway) : null, rowsOf(task.task_id))
  }
}

/** As `syncRunways`, for one task that moved on. */
export async function syncRunwayOfTask(me: Me, task: Task): Promise<void> {
  await syncRunways(me, await Runway.query(me.trx).where({ task_id: task.task_id }))
}

/**
 * Minutes before these tasks by which their way has to be known: one before it begins, so that the first reminder is still
 * to come. Tasks without a way are absent. One query.
 */
export async function loadRunwayBegins(
  trx: Transaction,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = taskIds.length === 0 ? [] : await Runway.query(trx).whereIn('task_id', [...taskIds])
  return new Map(found.map((runway) => [runway.task_id, (runwayLeads(runway).land ?? 0) + 1]))
}

// A typed time gets a reminder, which follows the date whatever changes it: a line, a form, an undo.
import { taskMetadata } from '../../models/json.ts'
import { Task } from '../../models/task.ts'
import {
  deactivateTaskReminder,
  loadTaskReminderRows,
  removeSchedule,
  syncTaskReminder,
} from '../reminders/schedules/index.ts'
import type { Me, RowChange } from '../request/me.ts'
import type { RowsEffect } from '../request/table-effects.ts'

/** Sets the reminders of written or restored tasks by their dates and states. */
export const syncTaskReminderRows: RowsEffect = (me, images) => syncReminders(me, images.filter(affectsReminder))

/** Columns that decide whether and when a reminder comes. */
const REMINDER_COLUMNS = ['due_date', 'status', 'delegation_mode', 'assignee_id', 'capture_type']

/** A task that never had a date needs no read. */
function affectsReminder({ before, after }: Pick<RowChange, 'before' | 'after'>): boolean {
  if (before === null || after === null) return (before ?? after)?.['due_date'] != null
  return REMINDER_COLUMNS.some((name) => name in before) || changesReminders({ before, after })
}

/** Whether the task's own leads or repetitions changed, which stand in its metadata. */
export function changesReminders({ before, after }: Pick<RowChange, 'before' | 'after'>): boolean {
  const [was, is] = [before?.['metadata'], after?.['metadata']].map((text) =>
    typeof text === 'string' ? taskMetadata.read(text) : undefined,
  )
  if (!was || !is) return false
  return (
    was.remind_every !== is.remind_every ||
    was.remind_times !== is.remind_times ||
    was.is_silent !== is.is_silent ||
    was.remind_leads?.join() !== is.remind_leads?.join()
  )
}

async function syncReminders(me: Me, images: readonly Pick<RowChange, 'id'>[]): Promise<void> {
  const ids = [...new Set(images.map(({ id }) => id))]
  if (ids.length === 0) return
  const found = new Map((await Task.query(me.trx).findByIds(ids)).map((task) => [task.task_id, task]))
  const rowsOf = await loadTaskReminderRows(me, ids)
  for (const id of ids) {
    const task = found.get(id)
    const isTheirs = task?.assignee_id === null || task?.assignee_id === me.user.user_id
    if (task && isTheirs) await syncTaskReminder(me, task, rowsOf(id))
    else if (task) await deactivateTaskReminder(me, task, rowsOf(id))
    else if (rowsOf(id).own) await removeSchedule(me, 'task', id)
  }
}

// How early a task reminds, and whether it reminds again until it is done. Kept in the task's metadata; its schedule
// follows.

import type { TaskReminders } from '../../contracts/tasks.ts'
import { reminderTimesText } from '../../language/reminder-words.ts'
import { type TaskMetadata, taskMetadata } from '../../models/json.ts'
import type { Task } from '../../models/task.ts'
import { MINUTE_MS } from '../reminders/kind-rules.ts'
import { DEFAULT_REPEATS } from '../reminders/schedules/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch } from '../request/me.ts'
import { requireTaskOpen } from './open.ts'
import { lockTaskForChange, refreshTask } from './rows.ts'

export type ReminderResult = 'set' | 'already'

/**
 * Sets how a task reminds; null: as the person's setting says, once. What repeats and has no time yet rings first
 * after one interval.
 * @throws DomainError if it is not open, or not theirs to change
 */
export async function setTaskReminders(me: Me, given: Task, wanted: TaskReminders | null): Promise<ReminderResult> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const before = describeReminders(task)
  const { leads, every, times } = wanted ?? { leads: null, every: null, times: null }
  const isSame =
    before.leads?.join() === leads?.join() &&
    before.every === every &&
    (every === null || before.times === (times ?? DEFAULT_REPEATS))
  const hasTime = task.due_date !== null && task.parsedMetadata.has_due_time
  if (isSame && !task.parsedMetadata.is_silent && (hasTime || every === null)) return 'already'
  const first = every === null || hasTime ? null : new Date(me.now.getTime() + every * MINUTE_MS)
  await changes.update(me, task, {
    ...(first ? { due_date: first } : {}),
    metadata: taskMetadata.merge(task.metadata, {
      ...reminderMetadata({ leads, every, times }),
      is_silent: undefined,
      ...(first ? { has_due_time: true, due_part: undefined } : {}),
    }),
  })
  touch(me, 'task', task.task_id)
  refreshTask(me, given, task)
  return 'set'
}

/** As it is kept in the task's metadata. */
export const reminderMetadata = ({ leads, every, times }: TaskReminders): Partial<TaskMetadata> => ({
  remind_leads: leads === null ? undefined : [...leads],
  remind_every: every ?? undefined,
  remind_times: every === null ? undefined : (times ?? DEFAULT_REPEATS),
})

/** How a task reminds, in words; null if as usual. */
export const remindersText = (task: Pick<Task, 'parsedMetadata'>): string | null =>
  reminderTimesText(describeReminders(task)) || null

/** How a task reminds, as its metadata says. */
export function describeReminders({ parsedMetadata }: Pick<Task, 'parsedMetadata'>): TaskReminders {
  const { remind_leads, remind_every, remind_times } = parsedMetadata
  return {
    leads: remind_leads ?? null,
    every: remind_every ?? null,
    times: remind_every === undefined ? null : (remind_times ?? DEFAULT_REPEATS),
  }
}

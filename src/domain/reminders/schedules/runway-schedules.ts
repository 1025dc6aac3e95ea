// Reminders of the way to an appointment: to land, to get ready, to leave. They follow the task's time as its own reminder
// does.
import { Schedule } from '../../../models/schedule.ts'
import type { Task } from '../../../models/task.ts'
import type { Me } from '../../request/me.ts'
import { deactivateRow, typedWallClock, upsertSubjectSchedule } from './subject-schedules.ts'
import { RUNWAY_KINDS, type RunwayLeads } from './task-time-kinds.ts'

/** The runway rows of these tasks, by task id. One query. */
export async function loadRunwayRows(
  me: Me,
  taskIds: readonly string[],
): Promise<(taskId: string) => readonly Schedule[]> {
  const rows =
    taskIds.length === 0
      ? []
      : await Schedule.query(me.trx)
          .where({ user_id: me.user.user_id })
          .whereIn('kind', [...RUNWAY_KINDS])
          .whereIn('subject_id', [...taskIds])
  return (taskId) => rows.filter(({ subject_id }) => subject_id === taskId)
}

/**
 * Sets the reminders of an appointment's way.
 * @param leads null: none is to come
 * @param rows its rows, as `loadRunwayRows` has them
 */
export async function syncRunwaySchedules(
  me: Me,
  task: Task | { readonly task_id: string },
  leads: RunwayLeads | null,
  rows: readonly Schedule[],
): Promise<void> {
  const wall = 'due_date' in task ? typedWallClock(me, task) : null
  for (const kind of RUNWAY_KINDS) {
    const own = rows.find((row) => row.kind === kind)
    const lead = leads?.[kind] ?? null
    if (lead === null || wall === null) {
      if (own) await deactivateRow(me, own)
      continue
    }
    const wanted = { kind, subject_id: task.task_id, ...wall, days: null, lead_minutes: lead }
    await upsertSubjectSchedule(me, wanted, own ?? null)
  }
}

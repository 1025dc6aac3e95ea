// Data for Home that no other service provides: what has a time today, and whether anything exists yet.
import { Task } from '../../models/task.ts'
import { addDays, startOfLocalDay } from '../../time/index.ts'
import { type Me, todayOf, zoneOf } from '../request/me.ts'
import { openTasks } from '../tasks/rows.ts'

/** Open tasks with a typed time still to come today, soonest first. */
export async function timedTasksToday(me: Me): Promise<Task[]> {
  const dayEnds = startOfLocalDay(addDays(todayOf(me), 1), zoneOf(me), me.preferences.day_starts_at)
  const due = await openTasks(me)
    .where('tasks.due_date', '>=', me.now)
    .where('tasks.due_date', '<', dayEnds)
    .orderBy('tasks.due_date')
    .limit(50)
  return due.filter((task) => task.parsedMetadata.has_due_time)
}

/** Whether nothing was ever captured. */
export async function isNewcomer(me: Me): Promise<boolean> {
  return (await Task.query(me.trx).where({ assignee_id: me.user.user_id }).limit(1)).length === 0
}

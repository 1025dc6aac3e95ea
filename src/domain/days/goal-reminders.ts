// Reminds of a goal a week before its date, if the person switched that on; follows the date.
import { Goal } from '../../models/goal.ts'
import { deactivateSchedule, syncGoalReminder } from '../reminders/schedules/index.ts'
import type { Me, RowChange } from '../request/me.ts'

/** All of the person's goals, after the setting or its time changed. */
export async function syncGoalReminders(me: Me): Promise<void> {
  for (const goal of await Goal.query(me.trx).where({ user_id: me.user.user_id })) await syncGoalReminder(me, goal)
}

/** Sets the reminders of written or restored goals. */
export async function syncWrittenGoals(me: Me, images: readonly Pick<RowChange, 'id'>[]): Promise<void> {
  const ids = [...new Set(images.map(({ id }) => id))]
  const found = new Map((await Goal.query(me.trx).findByIds(ids)).map((goal) => [goal.goal_id, goal]))
  for (const id of ids) {
    const goal = found.get(id)
    if (goal) await syncGoalReminder(me, goal)
    else await deactivateSchedule(me, 'goal', id)
  }
}

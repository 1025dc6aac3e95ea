// A goal's date is told a week before it, where the person said yes to that, wherever the date goes.
import { Goal } from '../../models/goal.ts'
import { followGoal, rest } from '../reminders/schedules/index.ts'
import { afterWrites } from '../request/change-log.ts'
import type { Image, Me } from '../request/me.ts'
import { afterUndoAll } from '../request/undo.ts'

afterWrites('goals', follow)
afterUndoAll('goals', follow)

/** All of the person's goals, as when they say yes or another time. */
export async function followAll(me: Me): Promise<void> {
  for (const goal of await Goal.query(me.trx).where({ user_id: me.user.user_id })) await followGoal(me, goal)
}

async function follow(me: Me, images: readonly Pick<Image, 'id'>[]): Promise<void> {
  const ids = [...new Set(images.map(({ id }) => id))]
  const found = new Map((await Goal.query(me.trx).findByIds(ids)).map((goal) => [goal.goal_id, goal]))
  for (const id of ids) {
    const goal = found.get(id)
    if (goal) await followGoal(me, goal)
    else await rest(me, 'goal', id)
  }
}

// The order a person gives today's list by hand. Kept among their preferences: ids from first to last; what is not among
// them follows by date.
import type { QueryBuilder } from 'objection'
import { preferences } from '../../models/json.ts'
import type { Task } from '../../models/task.ts'
import { endOfLocalDay } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, todayOf, zoneOf } from '../request/me.ts'
import { openTasks } from './rows.ts'

/** So many places are kept: a longer day has no order one sees. */
const MAX_PLACES = 40

/** Open tasks of today and from earlier, ideas left out, in the person's order. */
export const todaysTasks = (me: Me): QueryBuilder<Task> =>
  orderByHand(
    me,
    openTasks(me)
      .whereNot('tasks.capture_type', 'idea')
      .where('tasks.due_date', '<=', endOfLocalDay(todayOf(me), zoneOf(me))),
  ).orderBy(['tasks.due_date', 'tasks.task_id'])

/** Puts first what the person gave a place; other orders follow. */
export function orderByHand(me: Me, query: QueryBuilder<Task>): QueryBuilder<Task> {
  const ids = placesOf(me)
  if (ids.length === 0) return query
  const cases = ids.map((_id, place) => `WHEN ? THEN ${place}`).join(' ')
  return query.orderByRaw(`CASE tasks.task_id ${cases} ELSE ${ids.length} END`, [...ids])
}

const placesOf = (me: Me): readonly string[] => me.preferences.today_order.split(' ').filter((id) => id !== '')

/** What became of it; `elsewhere`: one of the two is not in today's list. */
export type PlaceResult = 'placed' | 'already' | 'elsewhere'

/**
 * Puts a task before another one of today's list.
 * @param before null: to the end
 */
export async function moveInToday(me: Me, task: Task, before: string | null): Promise<PlaceResult> {
  const ids = (await todaysTasks(me)).map(({ task_id }) => task_id)
  if (!ids.includes(task.task_id) || (before !== null && !ids.includes(before))) return 'elsewhere'
  const others = ids.filter((id) => id !== task.task_id)
  const at = before === null ? others.length : before === task.task_id ? ids.indexOf(before) : others.indexOf(before)
  const placed = others.toSpliced(at, 0, task.task_id)
  if (placed.join() === ids.join()) return 'already'
  const today_order = placed.slice(0, MAX_PLACES).join(' ')
  await changes.update(me, me.user, { preferences: preferences.merge(me.user.preferences, { today_order }) })
  Object.assign(me.preferences, { today_order })
  return 'placed'
}

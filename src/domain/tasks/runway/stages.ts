// Ways of many tasks at once, for a batch of reminders.
import type { Transaction } from 'objection'
import { Departure } from '../../../models/departure.ts'
import { Runway } from '../../../models/runway.ts'
import type { Task } from '../../../models/task.ts'

export { type RunwayTimes, runwayTimes, usedTravelMinutes } from '../../../models/runway.ts'

/** The ways to these, by task id. One query. */
export async function loadRunwaysOfTasks(
  trx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Runway>> {
  const found = ids.length === 0 ? [] : await Runway.query(trx).whereIn('task_id', [...new Set(ids)])
  return new Map(found.map((runway) => [runway.task_id, runway]))
}

/** Whether a person has left for this occurrence. One query. */
export async function loadDeparted(
  trx: Transaction,
  ids: readonly string[],
): Promise<(userId: string, task: Task) => boolean> {
  const found = ids.length === 0 ? [] : await Departure.query(trx).whereIn('task_id', [...new Set(ids)])
  return (userId, { task_id, due_date }) =>
    found.some(
      (each) => each.user_id === userId && each.task_id === task_id && each.due_at.getTime() === due_date?.getTime(),
    )
}

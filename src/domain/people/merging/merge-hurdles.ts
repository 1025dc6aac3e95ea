// Merges what two people said is in the way of tasks: one question for a task and a day.
import { TaskHurdle } from '../../../models/task-hurdle.ts'
import { type MergeContext, reassignRows } from './merge-context.ts'

/** Of two of one task and day the answered one stays, else the survivor's. */
export async function mergeHurdles(two: MergeContext): Promise<void> {
  const { trx, into, from } = two
  const ours = await TaskHurdle.query(trx).where({ user_id: into.user_id })
  for (const row of await TaskHurdle.query(trx).where({ user_id: from.user_id })) {
    const same = ours.find(({ task_id, asked_date }) => task_id === row.task_id && asked_date === row.asked_date)
    if (same) await (same.reason === null && row.reason !== null ? same : row).$query(trx).delete()
  }
  await reassignRows(two, 'task_hurdles')
}

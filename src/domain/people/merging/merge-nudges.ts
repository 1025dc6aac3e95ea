// What will be said and what was: one wish a kind, and no slot of the ledger twice.
import { Nudge } from '../../../models/nudge.ts'
import { Schedule } from '../../../models/schedule.ts'
import { type MergeContext, reassignRows } from './merge-context.ts'

/** Where both have a schedule of one kind and subject, the one that is on stays, else that of whoever stays. */
export async function mergeSchedules(two: MergeContext): Promise<void> {
  const { trx, into, from } = two
  const ours = await Schedule.query(trx).where({ user_id: into.user_id })
  const theirs = await Schedule.query(trx).where({ user_id: from.user_id })
  const byKey = new Map(ours.map((row) => [scheduleKey(row), row]))
  for (const row of theirs) {
    const same = byKey.get(scheduleKey(row))
    if (!same) continue
    const isTheirs = row.is_active && !same.is_active
    await mergeNudgesOf(two, isTheirs ? same : row, isTheirs ? row : same)
  }
  await reassignRows(two, 'schedules')
  await reassignRows(two, 'nudges')
}

const scheduleKey = ({ kind, subject_id }: Schedule): string => `${kind} ${subject_id ?? ''}`

/** What was said by one schedule counts for the other; where both spoke for a slot, once. */
async function mergeNudgesOf({ trx }: MergeContext, gone: Schedule, kept: Schedule): Promise<void> {
  await Nudge.query(trx)
    .delete()
    .where({ schedule_id: gone.schedule_id })
    .whereIn('slot', Nudge.query(trx).select('slot').where({ schedule_id: kept.schedule_id }))
  await Nudge.query(trx).where({ schedule_id: gone.schedule_id }).patch({ schedule_id: kept.schedule_id })
  await gone.$query(trx).delete()
}

// Merges schedules and the outbox: one setting per kind, and no slot twice.
import { Nudge } from '../../../models/nudge.ts'
import { Schedule } from '../../../models/schedule.ts'
import { type MergeContext, reassignRows } from './merge-context.ts'

/** Of two schedules of one kind and subject, the enabled one stays, else the survivor's. */
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

/** Nudges of the deleted schedule move to the remaining one; of two in one slot, one stays. */
async function mergeNudgesOf({ trx }: MergeContext, gone: Schedule, kept: Schedule): Promise<void> {
  await Nudge.query(trx)
    .delete()
    .where({ schedule_id: gone.schedule_id })
    .whereIn('slot', Nudge.query(trx).select('slot').where({ schedule_id: kept.schedule_id }))
  await Nudge.query(trx).where({ schedule_id: gone.schedule_id }).patch({ schedule_id: kept.schedule_id })
  await gone.$query(trx).delete()
}

// Merges calendars: an address that both had is read once.
import { Calendar } from '../../../models/calendar.ts'
import { type MergeContext, reassignRows } from './merge-context.ts'

/** Of two calendars of one address the survivor's stays, unless only the other is still read. */
export async function mergeCalendars(two: MergeContext): Promise<void> {
  const { trx, into, from } = two
  const ours = await Calendar.query(trx).where({ user_id: into.user_id })
  const theirs = await Calendar.query(trx).where({ user_id: from.user_id })
  for (const calendar of theirs) {
    const same = ours.find(({ address_mac }) => address_mac === calendar.address_mac)
    if (!same) continue
    const gone = same.removed_at !== null && calendar.removed_at === null ? same : calendar
    await gone.$query(trx).delete()
  }
  await reassignRows(two, 'calendars')
}

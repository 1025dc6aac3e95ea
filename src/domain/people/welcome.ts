// Records that a person was welcomed and asked about mornings: the schedule row of mornings is their answer, and exists
// once.
import { newId } from '../../models/id.ts'
import { Schedule } from '../../models/schedule.ts'
import type { Me } from '../request/me.ts'

/** True the first time only: creates the schedule, disabled and without consent. */
export async function claimFirstWelcome(me: Me): Promise<boolean> {
  const asked = await Schedule.query(me.trx)
    .findOne({ user_id: me.user.user_id, kind: 'morning' })
    .whereNull('subject_id')
  if (asked) return false
  await Schedule.query(me.trx).insert({
    schedule_id: newId(),
    user_id: me.user.user_id,
    kind: 'morning',
    subject_id: null,
    local_time: '08:30',
    local_date: null,
    days: null,
    lead_minutes: 0,
    is_active: false,
    consented_at: null,
    next_due_at: null,
    asked_at: null,
    created_at: me.now,
    updated_at: me.now,
  })
  return true
}

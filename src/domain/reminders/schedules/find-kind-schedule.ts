// The schedule row of a person's setting for a kind.
import { Schedule } from '../../../models/schedule.ts'
import type { Me } from '../../request/me.ts'

/** The person's setting for a kind; undefined if there is none. */
export async function findKindSchedule(me: Me, kind: string): Promise<Schedule | undefined> {
  return Schedule.query(me.trx).findOne({ user_id: me.user.user_id, kind }).whereNull('subject_id')
}

// The one row that says what a person wishes of a kind.
import { Schedule } from '../../../models/schedule.ts'
import type { Me } from '../../request/me.ts'

/** The person's own wish for a kind; undefined where nothing was ever said about it. */
export async function findKindSchedule(me: Me, kind: string): Promise<Schedule | undefined> {
  return Schedule.query(me.trx).findOne({ user_id: me.user.user_id, kind }).whereNull('subject_id')
}

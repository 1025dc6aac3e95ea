// Focus minutes by day, computed from sessions.
import type { FocusDay } from '../../../contracts/days.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { addDays, localDay, startOfLocalDay } from '../../../time/index.ts'
import { type Me, todayOf, zoneOf } from '../../request/me.ts'
import { sessionMinutes } from './sessions.ts'

/** The person's last days, today included, oldest first; days without a session have 0. */
export async function focusMinutesByDay(me: Me, days: number): Promise<FocusDay[]> {
  const from = addDays(todayOf(me), 1 - days)
  const { day_starts_at } = me.preferences
  const sessions = await FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('started_at', '>=', startOfLocalDay(from, zoneOf(me), day_starts_at))
    .whereNotNull('ended_at')
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index)
    const its = sessions.filter(({ started_at }) => localDay(started_at, zoneOf(me), day_starts_at) === day)
    return { day, minutes: its.reduce((sum, each) => sum + sessionMinutes(each, me.now), 0), sessions: its.length }
  })
}

// Merges what a person has one of at a time: a ritual a day, an open session.
import { FocusSession } from '../../../models/focus-session.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import * as focus from '../../days/focus/index.ts'
import { closeOwnFocus } from '../../days/focus/index.ts'
import { createSystemMe } from '../../request/me.ts'
import { type MergeContext, reassignRows } from './merge-context.ts'

/** Of two rituals of a day the completed one stays, else the newer. */
export async function mergeRituals(two: MergeContext): Promise<void> {
  const { trx, into, from } = two
  const ours = await MorningRitual.query(trx).where({ user_id: into.user_id })
  const theirs = await MorningRitual.query(trx).where({ user_id: from.user_id })
  const byDay = new Map(ours.map((ritual) => [ritual.completion_date, ritual]))
  for (const ritual of theirs) {
    const same = byDay.get(ritual.completion_date)
    if (!same) continue
    await MorningRitual.query(trx).deleteById((isBetter(ritual, same) ? same : ritual).ritual_id)
  }
  await reassignRows(two, 'morning_rituals')
}

const isBetter = (ritual: MorningRitual, other: MorningRitual): boolean =>
  ritual.skipped === other.skipped ? ritual.completed_at > other.completed_at : !ritual.skipped

/** Of two open sessions the older is closed, with the minutes that passed. */
export async function mergeFocusSessions(two: MergeContext): Promise<void> {
  const { trx, into, from, now } = two
  for (const user of [into, from]) await closeOwnFocus(createSystemMe(trx, user, now))
  const open = await FocusSession.query(trx)
    .whereIn('user_id', [into.user_id, from.user_id])
    .whereNull('ended_at')
    .orderBy('started_at')
  const [older, newer] = open
  if (older && newer)
    await focus.stopFocus(createSystemMe(trx, older.user_id === into.user_id ? into : from, now), older)
  await reassignRows(two, 'focus_sessions')
  // A person cannot be their own companion.
  await trx('focus_companions')
    .where({ user_id: from.user_id })
    .where((query) =>
      query
        .whereIn('session_id', trx('focus_companions').select('session_id').where({ user_id: into.user_id }))
        .orWhereIn('session_id', trx('focus_sessions').select('session_id').where({ user_id: into.user_id })),
    )
    .delete()
  await trx('focus_companions')
    .where({ user_id: into.user_id })
    .whereIn('session_id', trx('focus_sessions').select('session_id').where({ user_id: into.user_id }))
    .delete()
  await reassignRows(two, 'focus_companions')
}

/** Of two seats in one room the survivor's stays. */
export async function mergeRoomSeats(two: MergeContext): Promise<void> {
  const { trx, into, from } = two
  await trx('room_seats')
    .where({ user_id: from.user_id })
    .whereIn('room_id', trx('room_seats').select('room_id').where({ user_id: into.user_id }))
    .delete()
  await reassignRows(two, 'room_seats')
}

// Closes sessions whose time is over, by the tick or by the person's next request. Idempotent.

import type { Transaction } from 'objection'
import type { CardSubject } from '../../../contracts/conversation.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { User } from '../../../models/user.ts'
import { createJournal, createSystemMe, type Me } from '../../request/me.ts'
import * as achievements from '../../rewards/achievements/index.ts'
import { fireIfThens } from '../if-then/events.ts'
import { recordFocusEvent } from './focus-events.ts'
import { findRunningFocus, payFocus, plannedFocusEnd, syncFocus } from './sessions.ts'

/** Closes the person's own session if its time is over. */
export async function closeOwnFocus(me: Me): Promise<void> {
  if (!me.mayHaveOpenSession) return
  const open = await findRunningFocus(me)
  if (open && plannedFocusEnd(open) <= me.now) await close(me, open)
}

/** A small batch, so that no request waits long for SQLite's one connection. */
const BATCH_SIZE = 10

/**
 * Closes a batch of expired sessions, oldest first.
 * @param now UTC
 * @returns the cards to redraw
 */
export async function closeDueFocus(trx: Transaction, now: Date, limit = BATCH_SIZE): Promise<readonly CardSubject[]> {
  const due = await findOverdue(trx, now, limit)
  if (due.length === 0) return []
  // Locks the people's rows first and in order, as their requests do, to avoid deadlocks.
  const users = await User.query(trx)
    .findByIds([...new Set(due.flatMap(({ user_id }) => user_id ?? []))])
    .orderBy('user_id')
    .forNoKeyUpdate()
  const touched = new Map<string, CardSubject>()
  for (const session of due) {
    const user = users.find(({ user_id }) => user_id === session.user_id)
    if (!user) {
      await markEnded(trx, session)
      continue
    }
    const me = createSystemMe(trx, user, now)
    await close(me, session)
    for (const [key, subject] of me.journal.touched) touched.set(key, subject)
  }
  // No change that could be undone is written: this is how their open pages see it.
  await User.query(trx)
    .findByIds(users.map(({ user_id }) => user_id))
    .patch({ updated_at: now })
  return [...touched.values()]
}

/** Whether there is any: a read only, for a process that checks every second. */
export const hasDueFocus = async (trx: Transaction, now: Date): Promise<boolean> =>
  (await findOverdue(trx, now, 1)).length > 0

/**
 * Open sessions past their planned end. There are few distinct durations, so no engine-specific date arithmetic is
 * needed.
 */
async function findOverdue(trx: Transaction, now: Date, limit: number): Promise<FocusSession[]> {
  const lengths = await FocusSession.query(trx).distinct('duration_minutes').whereNull('ended_at')
  if (lengths.length === 0) return []
  return FocusSession.query(trx)
    .whereNull('ended_at')
    .where((query) => {
      for (const { duration_minutes } of lengths)
        query.orWhere((each) =>
          each
            .where({ duration_minutes })
            .where('started_at', '<=', new Date(now.getTime() - duration_minutes * 60_000)),
        )
    })
    .orderBy('started_at')
    .limit(limit)
}

/** Not an undoable change of the person's request; minutes are corrected by a command of their own. */
async function close(me: Me, session: FocusSession): Promise<void> {
  if (!(await markEnded(me.trx, session))) return
  const aside: Me = { ...me, journal: createJournal() }
  await payFocus(aside, session)
  await achievements.unlockAchievements(aside)
  await syncFocus(aside, session)
  await recordFocusEvent(aside, session, 'focus.ended')
  await fireIfThens(aside, { kind: 'focus-end', occurrence: `end ${session.session_id}` })
  for (const [key, subject] of aside.journal.touched) me.journal.touched.set(key, subject)
  me.journal.badges.push(...aside.journal.badges)
}

/** @returns false if another request closed or extended it meanwhile */
async function markEnded(trx: Transaction, session: FocusSession): Promise<boolean> {
  const over = { ended_at: plannedFocusEnd(session), is_completed: true }
  const count = await FocusSession.query(trx)
    .patch(over)
    .where({ session_id: session.session_id, duration_minutes: session.duration_minutes })
    .whereNull('ended_at')
  session.$set(over)
  return count > 0
}

// A session closes itself when its time is over: at the tick, or when its person says something before that. Whoever
// comes first does it, once; nobody has to have been there.

import type { Transaction } from 'objection'
import type { CardSubject } from '../../../contracts/conversation.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { User } from '../../../models/user.ts'
import { createJournal, createSystemMe, type Me } from '../../request/me.ts'
import * as achievements from '../../rewards/achievements/index.ts'
import { findRunningFocus, payFocus, plannedFocusEnd, syncFocus } from './sessions.ts'

/** Closes the person's own session if its time is over. */
export async function closeOwnFocus(me: Me): Promise<void> {
  if (!me.mayHaveOpenSession) return
  const open = await findRunningFocus(me)
  if (open && plannedFocusEnd(open) <= me.now) await close(me, open)
}

/** So few at once that nobody's request waits long for the one connection of SQLite. */
const BATCH_SIZE = 10

/**
 * Closes sessions whose time is over, oldest first, a few at a time.
 * @param now UTC
 * @returns what to draw again
 */
export async function closeDueFocus(trx: Transaction, now: Date, limit = BATCH_SIZE): Promise<readonly CardSubject[]> {
  const due = await findOverdue(trx, now, limit)
  if (due.length === 0) return []
  // Their rows first and in order, as a request of theirs does: nobody waits for one another in a circle.
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
  return [...touched.values()]
}

/** Is there any? A read alone, for a process that looks every second. */
export const hasDueFocus = async (trx: Transaction, now: Date): Promise<boolean> =>
  (await findOverdue(trx, now, 1)).length > 0

/** Open sessions whose planned end is past. There are few different lengths, so that both engines need no arithmetic. */
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

/** Not an undoable change of whatever the person asks meanwhile; minutes are corrected by a verb of their own. */
async function close(me: Me, session: FocusSession): Promise<void> {
  if (!(await markEnded(me.trx, session))) return
  const aside: Me = { ...me, journal: createJournal() }
  await payFocus(aside, session)
  await achievements.unlockAchievements(aside)
  await syncFocus(aside, session)
  for (const [key, subject] of aside.journal.touched) me.journal.touched.set(key, subject)
  me.journal.badges.push(...aside.journal.badges)
}

/** @returns false where somebody else was quicker: closed it, or made it longer */
async function markEnded(trx: Transaction, session: FocusSession): Promise<boolean> {
  const over = { ended_at: plannedFocusEnd(session), is_completed: true }
  const count = await FocusSession.query(trx)
    .patch(over)
    .where({ session_id: session.session_id, duration_minutes: session.duration_minutes })
    .whereNull('ended_at')
  session.$set(over)
  return count > 0
}

// Keeping one's place: interruptions with a line of where one was, and notes.
import { FocusInterruption } from '../../../models/focus-interruption.ts'
import type { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import { findFocus, touchFocus } from './sessions.ts'

/**
 * Counts an interruption, or gives the newest one its line if it has none yet.
 * @param where where one was, in the person's words; null where they did not say
 * @returns `asked` where it was counted before and still has no line
 */
export async function recordInterruption(
  me: Me,
  session: FocusSession,
  where: string | null,
): Promise<'counted' | 'kept' | 'asked'> {
  const last = await newestInterruption(me, session)
  if (last && last.bookmark === null) {
    if (where === null) return 'asked'
    await changes.update(me, last, { bookmark: where })
  } else
    await changes.insert(me, FocusInterruption, {
      interruption_id: newId(),
      session_id: session.session_id,
      bookmark: where,
      created_at: me.now,
    })
  await recountInterruptions(me, session)
  return where === null ? 'counted' : 'kept'
}

/** The newest line of where one was; null where none was kept. */
export async function lastBookmark(me: Me, session: FocusSession): Promise<string | null> {
  const found = await FocusInterruption.query(me.trx)
    .where({ session_id: session.session_id })
    .whereNotNull('bookmark')
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'interruption_id' }])
    .first()
  return found?.bookmark ?? null
}

/** Adds a line to the session's notes. */
export async function addFocusNote(me: Me, session: FocusSession, text: string): Promise<void> {
  await changes.update(me, session, { notes: session.notes ? `${session.notes}\n${text}` : text })
  touchFocus(me, session.session_id)
}

const newestInterruption = (me: Me, session: FocusSession) =>
  FocusInterruption.query(me.trx)
    .where({ session_id: session.session_id })
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'interruption_id' }])
    .first()

/** The number follows from the rows. */
async function recountInterruptions(me: Me, session: FocusSession): Promise<void> {
  const interruptions = await FocusInterruption.query(me.trx).where({ session_id: session.session_id }).resultSize()
  session.$set({ interruptions })
  await session.$query(me.trx).patch({ interruptions })
  touchFocus(me, session.session_id)
}

/** Undo of an interruption: its session's count follows. */
export const afterUndoInterruption = forEachRow(async (me, { id, before, after }) => {
  const named = before?.['session_id'] ?? after?.['session_id']
  const sessionId = typeof named === 'string' ? named : (await FocusInterruption.query(me.trx).findById(id))?.session_id
  const session = sessionId === undefined ? undefined : await findFocus(me, sessionId)
  if (session) await recountInterruptions(me, session)
})

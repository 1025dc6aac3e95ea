// Interruptions with a line about where one was, and notes.
import { FocusInterruption } from '../../../models/focus-interruption.ts'
import type { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import { findFocus, touchFocus } from './sessions.ts'

/**
 * Counts an interruption, or adds the line to the newest one without any.
 * @param where the person's words; null if not given
 * @returns `asked` if it was counted before and still has no line
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

/** The newest line about where one was; null if there is none. */
export async function lastBookmark(me: Me, session: FocusSession): Promise<string | null> {
  const found = await FocusInterruption.query(me.trx)
    .where({ session_id: session.session_id })
    .whereNotNull('bookmark')
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'interruption_id' }])
    .first()
  return found?.bookmark ?? null
}

/** Appends a line to the session's notes. */
export async function addFocusNote(me: Me, session: FocusSession, text: string): Promise<void> {
  await changes.update(me, session, { notes: session.notes ? `${session.notes}\n${text}` : text })
  touchFocus(me, session.session_id)
}

const newestInterruption = (me: Me, session: FocusSession) =>
  FocusInterruption.query(me.trx)
    .where({ session_id: session.session_id })
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'interruption_id' }])
    .first()

/** The count is computed from rows. */
async function recountInterruptions(me: Me, session: FocusSession): Promise<void> {
  const interruptions = await FocusInterruption.query(me.trx).where({ session_id: session.session_id }).resultSize()
  session.$set({ interruptions })
  await session.$query(me.trx).patch({ interruptions })
  touchFocus(me, session.session_id)
}

/** After undo of an interruption, the session's count is updated. */
export const afterUndoInterruption = forEachRow(async (me, { id, before, after }) => {
  const named = before?.['session_id'] ?? after?.['session_id']
  const sessionId = typeof named === 'string' ? named : (await FocusInterruption.query(me.trx).findById(id))?.session_id
  const session = sessionId === undefined ? undefined : await findFocus(me, sessionId)
  if (session) await recountInterruptions(me, session)
})

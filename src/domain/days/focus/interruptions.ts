// Interruptions with their cause and a line about where one was, and notes.
import type { InterruptionCause, InterruptionCounts } from '../../../contracts/days.ts'
import { FocusInterruption } from '../../../models/focus-interruption.ts'
import type { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import { findFocus, touchFocus } from './sessions.ts'

/** In the order in which they are offered. */
export const INTERRUPTION_CAUSES = [
  'someone',
  'phone',
  'message',
  'noise',
  'thought',
  'else',
] as const satisfies readonly InterruptionCause[]

/** What is said about an interruption; null if not said. */
export interface InterruptionInput {
  /** The person's words for where they were. */
  readonly where: string | null
  readonly cause: InterruptionCause | null
  /** The one that is meant; by default a new one, or the newest if nothing was said about it yet. */
  readonly interruption?: FocusInterruption
}

/** An interruption as noted. `asked`: it was counted before, and nothing new was said. */
export interface NotedInterruption {
  readonly interruption: FocusInterruption
  readonly state: 'counted' | 'noted' | 'asked'
}

/** Counts an interruption, or adds what is said to the one it is about. */
export async function recordInterruption(
  me: Me,
  session: FocusSession,
  { where, cause, interruption }: InterruptionInput,
): Promise<NotedInterruption> {
  const known = interruption ?? (await newestInterruption(me, session))
  if (known && (interruption !== undefined || known.bookmark === null)) {
    const said = { ...(where === null ? {} : { bookmark: where }), ...(cause === null ? {} : { cause }) }
    const isNews = (where !== null && where !== known.bookmark) || (cause !== null && cause !== known.cause)
    if (!isNews) return { interruption: known, state: 'asked' }
    await changes.update(me, known, said)
    touchFocus(me, session.session_id)
    return { interruption: known, state: 'noted' }
  }
  const counted = await changes.insert(me, FocusInterruption, {
    interruption_id: newId(),
    session_id: session.session_id,
    bookmark: where,
    cause,
    created_at: me.now,
  })
  await recountInterruptions(me, session)
  return { interruption: counted, state: where === null && cause === null ? 'counted' : 'noted' }
}

/** One of the person's own, by id. */
export async function findInterruption(me: Me, id: string): Promise<FocusInterruption | undefined> {
  const found = await FocusInterruption.query(me.trx).findById(id)
  return found && (await findFocus(me, found.session_id)) ? found : undefined
}

/**
 * The person's interruptions since an instant, by cause.
 * @param since UTC
 */
export async function countInterruptions(me: Me, since: Date): Promise<InterruptionCounts> {
  const rows = await FocusInterruption.query(me.trx)
    .join('focus_sessions', 'focus_sessions.session_id', 'focus_interruptions.session_id')
    .select('focus_interruptions.cause')
    .where('focus_sessions.user_id', me.user.user_id)
    .where('focus_interruptions.created_at', '>=', since)
  const byCause = new Map<InterruptionCause, number>()
  for (const cause of INTERRUPTION_CAUSES) {
    const count = rows.filter((row) => row.cause === cause).length
    if (count > 0) byCause.set(cause, count)
  }
  const named = [...byCause.values()].reduce((sum, count) => sum + count, 0)
  return { total: rows.length, byCause, unnamed: rows.length - named }
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

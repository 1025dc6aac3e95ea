// Shared focus: people who see a session's shared card can join it. No voice, pings or penalties.
import { Card } from '../../../models/card.ts'
import { FocusCompanion } from '../../../models/focus-companion.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import type { Task } from '../../../models/task.ts'
import { User } from '../../../models/user.ts'
import { cutText } from '../../../text.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import * as tasks from '../../tasks/index.ts'

/** A message that shows a session to others. */
export const SHARED_FOCUS_KIND = 'session'

/** A person who joined a session, as others see them. */
export interface Companion {
  readonly name: string
  readonly emoji: string | null
  readonly step: string | null
  readonly isMe: boolean
}

/** A shared session and its companions, as one reader may see it. */
export interface SharedFocus {
  readonly session: FocusSession
  /** The host. */
  readonly host: string
  readonly isHost: boolean
  /** Only if the reader may see it: others see the title the host shared with them. */
  readonly task: Pick<Task, 'title'> | null
  readonly companions: readonly Companion[]
}

/** A session the person may see: their own, or one whose shared card is in this channel. */
export async function findVisibleFocus(me: Me, sessionId: string): Promise<FocusSession | undefined> {
  const session = await FocusSession.query(me.trx).findById(sessionId)
  if (session?.user_id === me.user.user_id) return session
  const card = await Card.query(me.trx).findOne({
    subject_kind: SHARED_FOCUS_KIND,
    subject_id: sessionId,
    channel_id: me.channelId,
  })
  return card && session
}

/** Running sessions shared in this channel, the newest first. */
export async function listSharedFocus(me: Me): Promise<FocusSession[]> {
  const cards = Card.query(me.trx)
    .select('subject_id')
    .where({ subject_kind: SHARED_FOCUS_KIND, channel_id: me.channelId })
  return FocusSession.query(me.trx)
    .whereNull('ended_at')
    .whereIn('session_id', cards)
    .orderBy('started_at', 'desc')
    .limit(25)
}

/**
 * Joins a session, or changes what one works on.
 * @returns `already` if nothing changed
 */
export async function joinFocus(
  me: Me,
  session: FocusSession,
  said: { readonly emoji?: string; readonly step?: string },
): Promise<'joined' | 'changed' | 'already'> {
  const own = await FocusCompanion.query(me.trx).findOne({
    session_id: session.session_id,
    user_id: me.user.user_id,
  })
  if (!own) {
    await changes.insert(me, FocusCompanion, {
      companion_id: newId(),
      session_id: session.session_id,
      user_id: me.user.user_id,
      emoji: said.emoji ?? null,
      note: said.step ?? null,
      created_at: me.now,
    })
    touchShared(me, session.session_id)
    return 'joined'
  }
  const emoji = said.emoji ?? own.emoji
  const note = said.step ?? own.note
  if (emoji === own.emoji && note === own.note) return 'already'
  await changes.update(me, own, { emoji, note })
  touchShared(me, session.session_id)
  return 'changed'
}

/** The number of companions. */
export const countCompanions = (me: Me, session: FocusSession): Promise<number> =>
  FocusCompanion.query(me.trx).where({ session_id: session.session_id }).resultSize()

/** All data of a shared card; four queries. */
export async function loadSharedFocus(me: Me, session: FocusSession): Promise<SharedFocus> {
  const rows = await FocusCompanion.query(me.trx)
    .where({ session_id: session.session_id })
    .orderBy([{ column: 'created_at' }, { column: 'companion_id' }])
  const users = await User.query(me.trx).findByIds(
    [...rows.map(({ user_id }) => user_id), session.user_id ?? ''].filter((id) => id !== ''),
  )
  const nameOf = (id: string | null): string => {
    const user = users.find(({ user_id }) => user_id === id)
    return cutText(user?.full_name ?? user?.username ?? 'Someone', 60).kept
  }
  return {
    session,
    host: nameOf(session.user_id),
    isHost: session.user_id === me.user.user_id,
    // By the reader's rights: what is hidden here or not theirs has no title.
    task: session.task_id ? ((await tasks.findTask(me, session.task_id)) ?? null) : null,
    companions: rows.map(({ user_id, emoji, note }) => ({
      name: nameOf(user_id),
      emoji,
      step: note,
      isMe: user_id === me.user.user_id,
    })),
  }
}

function touchShared(me: Me, sessionId: string): void {
  touch(me, SHARED_FOCUS_KIND, sessionId)
  touch(me, 'focus', sessionId)
}

/** After undo of a companion's row, both cards are redrawn. */
export const afterUndoCompanion = forEachRow(async (me, { id, before, after }) => {
  const named = before?.['session_id'] ?? after?.['session_id']
  const sessionId = typeof named === 'string' ? named : (await FocusCompanion.query(me.trx).findById(id))?.session_id
  if (sessionId !== undefined) touchShared(me, sessionId)
})

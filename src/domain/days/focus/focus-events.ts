// Tells webhooks when a focus session begins and ends: by a command, by its time, or by undo of either.
import type { WebhookEventType } from '../../../contracts/programs.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import type { Me, RowChange } from '../../request/me.ts'
import type { RowsEffect } from '../../request/table-effects.ts'
import { enqueueEvents, findReceivers } from '../../webhooks/events.ts'
import { loadFocusData } from './focus-data.ts'

/** Stores events for the person's webhooks. No query where no session begins or ends. */
export const recordFocusEvents: RowsEffect = async (me, images) => {
  for (const [id, type] of turnedSessions(images)) {
    const session = (await FocusSession.query(me.trx).findById(id)) ?? deletedSession(me, id, images)
    if (session) await recordFocusEvent(me, session, type)
  }
}

/** Stores an event about one session. */
export async function recordFocusEvent(me: Me, session: FocusSession, type: WebhookEventType): Promise<void> {
  const { user_id } = session
  if (user_id === null) return
  const receivers = await findReceivers(me.trx, (rows) => void rows.where({ user_id }), 'focus', me.now)
  for (const { webhook, me: seen } of receivers) {
    const [data] = await loadFocusData(seen, [session])
    if (data) await enqueueEvents(me.trx, me.now, [{ webhook, type, subjectId: session.session_id, data }])
  }
}

/** Sessions that a request begins or ends, all its changes of a row taken together. */
function turnedSessions(images: readonly RowChange[]): ReadonlyMap<string, WebhookEventType> {
  const states = new Map<string, { readonly wasRunning: boolean; readonly isRunning: boolean }>()
  for (const { id, before, after } of images) {
    const was = runs(before)
    const is = runs(after)
    if (was === null || is === null) continue
    states.set(id, { wasRunning: states.get(id)?.wasRunning ?? was, isRunning: is })
  }
  return new Map(
    [...states].flatMap(([id, { wasRunning, isRunning }]) =>
      wasRunning === isRunning ? [] : [[id, isRunning ? 'focus.begun' : 'focus.ended'] as const],
    ),
  )
}

/** Whether a session ran by one side of a change; null: that side doesn't say. */
function runs(side: RowChange['before']): boolean | null {
  if (side === null) return false
  return 'ended_at' in side ? side['ended_at'] === null : null
}

/** One that undo has deleted: it ends now. */
function deletedSession(me: Me, id: string, images: readonly RowChange[]): FocusSession | null {
  const before = images.find((image) => image.id === id && image.after === null)?.before
  if (!before) return null
  return FocusSession.fromDatabaseJson({
    ...before,
    started_at: new Date(String(before['started_at'])),
    ended_at: me.now,
  })
}

// What follows from a focus session's row: its minutes, its pay, the task's recorded hours, its end told on time.
import { FocusSession } from '../../../models/focus-session.ts'
import { minutesBetween } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import * as schedules from '../../reminders/schedules/index.ts'
import { type Me, touch } from '../../request/me.ts'
import { forEachRow, type UndoCheck } from '../../request/table-effects.ts'
import * as xp from '../../rewards/xp.ts'
import { recomputeActualHours } from '../../tasks/actual.ts'

export type { FocusSession }

/** When it is planned to end, UTC. */
export const plannedFocusEnd = (session: Pick<FocusSession, 'started_at' | 'duration_minutes'>): Date =>
  new Date(session.started_at.getTime() + session.duration_minutes * 60_000)

/** Whole minutes that count: of a running one those up to now. */
export const sessionMinutes = ({ started_at, ended_at }: FocusSession, now: Date): number =>
  Math.max(0, minutesBetween(started_at, ended_at ?? now))

/** The person's open session. One at most: the database says so. */
export const findRunningFocus = (me: Me) =>
  FocusSession.query(me.trx).where({ user_id: me.user.user_id }).whereNull('ended_at').first()

/** The person's own, by id. */
export async function findFocus(me: Me, id: string): Promise<FocusSession | undefined> {
  return FocusSession.query(me.trx).findOne({ session_id: id, user_id: me.user.user_id })
}

/** The session begun last, open or not. */
export const findNewestFocus = (me: Me) =>
  FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id })
    .orderBy([{ column: 'started_at', order: 'desc' }, { column: 'session_id' }])
    .first()

/** Pays what its minutes are worth, once: what was paid for other minutes is taken back. An open one has no pay. */
export async function payFocus(me: Me, session: FocusSession): Promise<void> {
  await xp.revokeXp(me, 'focus', session.session_id)
  if (session.ended_at)
    await xp.awardXp(me, 'focus', session.session_id, xp.focusXp(sessionMinutes(session, session.ended_at)))
}

/** Brings everything up to date that follows from the row: hours of its task, the telling of its end, its cards. */
export async function syncFocus(me: Me, session: FocusSession): Promise<void> {
  const { session_id: id, task_id, ended_at } = session
  if (ended_at) {
    // One that came to its end is told of it, whoever closed it first.
    if (ended_at < plannedFocusEnd(session)) await schedules.deactivateSchedule(me, 'focus-end', id)
    // What it held back may come now, as one.
    await schedules.releaseHeldByFocus(me)
  } else await schedules.scheduleInstant(me, 'focus-end', id, plannedFocusEnd(session))
  if (task_id) await recomputeActualHours(me, task_id)
  touchFocus(me, id)
}

/** Its own card, and the one that was shared. */
export function touchFocus(me: Me, id: string): void {
  touch(me, 'focus', id)
  touch(me, 'session', id)
}

/** Undo may open a session again, or take one away. */
export const afterUndoFocus = forEachRow(async (me, { id, before }) => {
  const session = await FocusSession.query(me.trx).findById(id)
  if (session) return syncFocus(me, session)
  await schedules.deactivateSchedule(me, 'focus-end', id)
  if (typeof before?.['task_id'] === 'string') await recomputeActualHours(me, before['task_id'])
  touchFocus(me, id)
})

/** One session is open at most. @throws DomainError where undo would open a second one */
export const checkFocusUndo: UndoCheck = async (me, images) => {
  const opens = images.find(({ after }) => after !== null && after['ended_at'] === null)
  const open = opens && (await findRunningFocus(me))
  if (open && open.session_id !== opens.id)
    throw new DomainError('focus.running-before-undo', undefined, [{ command: 'focus stop' }])
  return null
}

// What a focus session's row determines: its minutes, its XP, the task's hours, the reminder at its end.
import { FocusSession } from '../../../models/focus-session.ts'
import { minutesBetween } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import * as schedules from '../../reminders/schedules/index.ts'
import { type Me, touch } from '../../request/me.ts'
import { forEachRow, type UndoCheck } from '../../request/table-effects.ts'
import * as xp from '../../rewards/xp.ts'
import { recomputeActualHours } from '../../tasks/actual.ts'
import { markSignalsDue } from '../focus-signals/mark.ts'

export type { FocusSession }

/** Its planned end, UTC. */
export const plannedFocusEnd = (session: Pick<FocusSession, 'started_at' | 'duration_minutes'>): Date =>
  new Date(session.started_at.getTime() + session.duration_minutes * 60_000)

/** Whole minutes that count; for a running session, those so far. */
export const sessionMinutes = ({ started_at, ended_at }: FocusSession, now: Date): number =>
  Math.max(0, minutesBetween(started_at, ended_at ?? now))

/** The person's open session. The database allows one at most. */
export const findRunningFocus = (me: Me) =>
  FocusSession.query(me.trx).where({ user_id: me.user.user_id }).whereNull('ended_at').first()

/** The person's own, by id. */
export async function findFocus(me: Me, id: string): Promise<FocusSession | undefined> {
  return FocusSession.query(me.trx).findOne({ session_id: id, user_id: me.user.user_id })
}

/** The session started last, open or not. */
export const findNewestFocus = (me: Me) =>
  FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id })
    .orderBy([{ column: 'started_at', order: 'desc' }, { column: 'session_id' }])
    .first()

/** Pays XP for its minutes once: XP for other minutes is reversed. An open session earns none. */
export async function payFocus(me: Me, session: FocusSession): Promise<void> {
  await xp.revokeXp(me, 'focus', session.session_id)
  if (session.ended_at)
    await xp.awardXp(me, 'focus', session.session_id, xp.focusXp(sessionMinutes(session, session.ended_at)))
}

/** Updates everything derived from the row: hours of its task, the reminder at its end, its cards. */
export async function syncFocus(me: Me, session: FocusSession): Promise<void> {
  const { session_id: id, task_id, ended_at } = session
  if (ended_at) {
    // The reminder of a completed session comes, whatever closed it.
    if (ended_at < plannedFocusEnd(session)) await schedules.deactivateSchedule(me, 'focus-end', id)
    await schedules.deactivateSchedule(me, 'focus-landing', id)
    // Nudges held back by the session may come now, as one.
    await schedules.releaseHeldByFocus(me)
  } else {
    await schedules.scheduleInstant(me, 'focus-end', id, plannedFocusEnd(session))
    await syncLanding(me, session)
  }
  if (task_id) await recomputeActualHours(me, task_id)
  await markSignalsDue(me.trx, me.user.user_id, me.now)
  touchFocus(me, id)
}

/** How long before its end a long session is told of it. */
export const FOCUS_LANDING_MINUTES = 5
/** A shorter session ends before anyone is lost in it. */
const LANDING_FROM_MINUTES = 30

async function syncLanding(me: Me, session: FocusSession): Promise<void> {
  const at = new Date(plannedFocusEnd(session).getTime() - FOCUS_LANDING_MINUTES * 60_000)
  if (session.duration_minutes >= LANDING_FROM_MINUTES && at > me.now)
    await schedules.scheduleInstant(me, 'focus-landing', session.session_id, at)
  else await schedules.deactivateSchedule(me, 'focus-landing', session.session_id)
}

/** Its own card, and the shared one. */
export function touchFocus(me: Me, id: string): void {
  touch(me, 'focus', id)
  touch(me, 'session', id)
}

/** Undo may reopen or remove a session. */
export const afterUndoFocus = forEachRow(async (me, { id, before }) => {
  const session = await FocusSession.query(me.trx).findById(id)
  if (session) return syncFocus(me, session)
  await schedules.deactivateSchedule(me, 'focus-landing', id)
  await schedules.deactivateSchedule(me, 'focus-end', id)
  await markSignalsDue(me.trx, me.user.user_id, me.now)
  if (typeof before?.['task_id'] === 'string') await recomputeActualHours(me, before['task_id'])
  touchFocus(me, id)
})

/**
 * One session is open at most.
 * @throws DomainError if undo would open a second one
 */
export const checkFocusUndo: UndoCheck = async (me, images) => {
  const opens = images.find(({ after }) => after !== null && after['ended_at'] === null)
  const open = opens && (await findRunningFocus(me))
  if (open && open.session_id !== opens.id)
    throw new DomainError('focus.running-before-undo', undefined, [{ command: 'focus stop' }])
  return null
}

// What follows from a focus session's row: its minutes, its pay, the task's recorded hours, its end told on time.
import { FocusSession } from '../../../models/focus-session.ts'
import { minutesBetween } from '../../../time/index.ts'
import { UserError } from '../../../user-error.ts'
import * as schedules from '../../reminders/schedules/index.ts'
import { type Me, touch } from '../../request/me.ts'
import { afterUndo, guardUndo } from '../../request/undo.ts'
import * as xp from '../../rewards/xp.ts'
import { recountActual } from '../../tasks/actual.ts'

export type { FocusSession }

/** When it is planned to end, UTC. */
export const plannedEnd = (session: Pick<FocusSession, 'started_at' | 'duration_minutes'>): Date =>
  new Date(session.started_at.getTime() + session.duration_minutes * 60_000)

/** Whole minutes that count: of a running one those up to now. */
export const minutesOf = ({ started_at, ended_at }: FocusSession, now: Date): number =>
  Math.max(0, minutesBetween(started_at, ended_at ?? now))

/** The person's open session. One at most: the database says so. */
export const running = (me: Me) =>
  FocusSession.query(me.trx).where({ user_id: me.user.user_id }).whereNull('ended_at').first()

/** The person's own, by id. */
export async function byId(me: Me, id: string): Promise<FocusSession | undefined> {
  return FocusSession.query(me.trx).findOne({ session_id: id, user_id: me.user.user_id })
}

/** The session begun last, open or not. */
export const newest = (me: Me) =>
  FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id })
    .orderBy([{ column: 'started_at', order: 'desc' }, { column: 'session_id' }])
    .first()

/** Pays what its minutes are worth, once: what was paid for other minutes is taken back. An open one has no pay. */
export async function payFor(me: Me, session: FocusSession): Promise<void> {
  await xp.takeBack(me, 'focus', session.session_id)
  if (session.ended_at)
    await xp.pay(me, 'focus', session.session_id, xp.focusWorth(minutesOf(session, session.ended_at)))
}

/** Brings everything up to date that follows from the row: hours of its task, the telling of its end, its cards. */
export async function follow(me: Me, session: FocusSession): Promise<void> {
  const { session_id: id, task_id, ended_at } = session
  if (ended_at) {
    // One that came to its end is told of it, whoever closed it first.
    if (ended_at < plannedEnd(session)) await schedules.rest(me, 'focus-end', id)
    // What it held back may come now, as one.
    await schedules.releaseHeld(me)
  } else await schedules.followInstant(me, 'focus-end', id, plannedEnd(session))
  if (task_id) await recountActual(me, task_id)
  touchSession(me, id)
}

/** Its own card, and the one that was shared. */
export function touchSession(me: Me, id: string): void {
  touch(me, 'focus', id)
  touch(me, 'session', id)
}

// Undo may open a session again, or take one away.
afterUndo('focus_sessions', async (me, { id, before }) => {
  const session = await FocusSession.query(me.trx).findById(id)
  if (session) return follow(me, session)
  await schedules.rest(me, 'focus-end', id)
  if (typeof before?.['task_id'] === 'string') await recountActual(me, before['task_id'])
  touchSession(me, id)
})
guardUndo({
  async before(me, images) {
    const opens = images.find(
      ({ table, after }) => table === FocusSession.tableName && after !== null && after['ended_at'] === null,
    )
    if (!opens) return
    const open = await running(me)
    if (open && open.session_id !== opens.id)
      throw new UserError('Another focus session runs now. Stop it first.', [{ label: 'Stop', line: 'focus stop' }])
  },
  after: async () => undefined,
})

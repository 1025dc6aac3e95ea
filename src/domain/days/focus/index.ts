// Operations on focus sessions: start, extend, stop, correct, break. One open session a person.
import type { FocusInterruption } from '../../../models/focus-interruption.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import { minutesBetween, startOfLocalDay } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import * as schedules from '../../reminders/schedules/index.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, zoneOf } from '../../request/me.ts'
import * as tasks from '../../tasks/index.ts'
import { armBreakEnd, fireIfThens } from '../if-then/events.ts'
import { findNewestFocus, findRunningFocus, payFocus, sessionMinutes, syncFocus } from './sessions.ts'

export { closeDueFocus, closeOwnFocus, hasDueFocus } from './closing.ts'
export {
  addFocusNote,
  countInterruptions,
  findInterruption,
  INTERRUPTION_CAUSES,
  lastBookmark,
  type NotedInterruption,
  recordInterruption,
} from './interruptions.ts'
export {
  FOCUS_LANDING_MINUTES,
  findFocus,
  findNewestFocus,
  findRunningFocus,
  plannedFocusEnd,
  sessionMinutes,
} from './sessions.ts'
export type { FocusInterruption, FocusSession }

/** A session and its task, as far as visible here. */
export interface FocusWithTask {
  readonly session: FocusSession
  readonly task: tasks.Task | null
}

const MOST_MINUTES = 180
/** How long after its end a session can be extended. */
const RESUME_MINUTES = 15

/** Its task, if visible to the person on this platform. */
export async function loadFocusTask(me: Me, session: FocusSession): Promise<FocusWithTask> {
  return { session, task: session.task_id ? ((await tasks.findTask(me, session.task_id)) ?? null) : null }
}

/**
 * Starts a session and its task. Ends a running break.
 * @returns `already` if this task's session is running
 * @throws DomainError if another one is running
 */
export async function startFocus(
  me: Me,
  task: tasks.Task | null,
  minutes: number,
): Promise<FocusWithTask & { readonly state: 'started' | 'already' }> {
  const open = await findRunningFocus(me)
  if (open) {
    if (open.task_id === (task?.task_id ?? null)) return { ...(await loadFocusTask(me, open)), state: 'already' }
    throw new DomainError('focus.running', undefined, [{ command: 'focus show' }, { command: 'focus stop' }])
  }
  if (task) await tasks.startTask(me, task)
  const last = await findNewestFocus(me)
  if (last) await endBreak(me, last)
  const session = await changes.insert(me, FocusSession, {
    session_id: newId(),
    user_id: me.user.user_id,
    task_id: task?.task_id ?? null,
    duration_minutes: minutes,
    started_at: me.now,
    ended_at: null,
    is_completed: false,
    interruptions: 0,
    notes: null,
  })
  await syncFocus(me, session)
  await fireIfThens(me, { kind: 'focus-start', occurrence: `start ${session.session_id}` })
  return { session, task, state: 'started' }
}

/**
 * Extends the running session, or one that ended a moment ago and is reopened.
 * @throws DomainError if there is none, or it would exceed the longest duration
 */
export async function extendFocus(me: Me, minutes: number): Promise<FocusSession> {
  const extension = await findExtension(me, minutes)
  if (!extension)
    throw new DomainError('focus.not-running', undefined, [{ command: 'focus start', values: { minutes } }])
  const { session, duration_minutes } = extension
  if (duration_minutes > MOST_MINUTES)
    throw new DomainError('focus.too-long', { minutes: session.duration_minutes, most: MOST_MINUTES }, [
      { command: 'focus break' },
      { command: 'focus show' },
    ])
  await schedules.deactivateSchedule(me, 'break-end', session.session_id)
  await changes.update(me, session, { duration_minutes, ended_at: null, is_completed: false })
  await payFocus(me, session)
  await syncFocus(me, session)
  return session
}

/** A session as it would be with these minutes more: the running one, or one that ended a moment ago; null if neither. */
export async function findExtension(
  me: Me,
  minutes: number,
): Promise<(Pick<FocusSession, 'started_at' | 'duration_minutes'> & { readonly session: FocusSession }) | null> {
  const session = (await findRunningFocus(me)) ?? (await findResumable(me))
  if (!session) return null
  const past = session.ended_at ? minutesBetween(session.started_at, me.now) : 0
  const duration_minutes = Math.max(session.duration_minutes, past) + minutes
  return { session, started_at: session.started_at, duration_minutes }
}

/**
 * Ends the running session.
 * @param minutes how many were focus; by default all that passed
 * @throws DomainError if more than passed
 */
export async function stopFocus(me: Me, session: FocusSession, minutes?: number): Promise<void> {
  const ran = sessionMinutes(session, me.now)
  if (minutes !== undefined && minutes > ran) throw tooManyMinutesError(ran)
  await changes.update(me, session, { ended_at: minutes === undefined ? me.now : endAfter(session, minutes) })
  await payFocus(me, session)
  await syncFocus(me, session)
  await fireIfThens(me, { kind: 'focus-end', occurrence: `end ${session.session_id}` })
}

/**
 * Corrects the focus minutes of an ended session. It stays completed, unless nothing of it counts.
 * @returns false if unchanged
 * @throws DomainError if more than passed since its start
 */
export async function correctFocusMinutes(me: Me, session: FocusSession, minutes: number): Promise<boolean> {
  if (sessionMinutes(session, me.now) === minutes) return false
  const gone = minutesBetween(session.started_at, me.now)
  if (minutes > gone) throw tooManyMinutesError(gone)
  await changes.update(me, session, {
    ended_at: endAfter(session, minutes),
    is_completed: session.is_completed && minutes > 0,
  })
  await payFocus(me, session)
  await syncFocus(me, session)
  return true
}

/** A running break ends early. */
async function endBreak(me: Me, { session_id }: FocusSession): Promise<void> {
  const row = await schedules.findSubjectSchedule(me, 'break-end', session_id)
  if (!row?.is_active) return
  await schedules.deactivateSchedule(me, 'break-end', session_id)
  if (!row.next_due_at || row.next_due_at <= me.now) return
  await armBreakEnd(me, null)
  await fireIfThens(me, { kind: 'break-end', occurrence: `break ${session_id}` })
}

/** Is a break running, after a session or by itself? */
export const isOnBreak = async (me: Me): Promise<boolean> => (await findRunningBreak(me)) !== null

/** What the running break follows: a session, or the person alone. */
async function findRunningBreak(me: Me): Promise<string | null> {
  const subject = (await findRecentFocus(me))?.session_id ?? me.user.user_id
  const row = await schedules.findSubjectSchedule(me, 'break-end', subject)
  return row?.is_active && row.next_due_at && row.next_due_at > me.now ? subject : null
}

/**
 * Ends the running break, after a session or by itself: its reminder doesn't come any more.
 * @returns false where none is running
 */
export async function endRunningBreak(me: Me): Promise<boolean> {
  const subject = await findRunningBreak(me)
  if (subject === null) return false
  await schedules.deactivateSchedule(me, 'break-end', subject)
  await armBreakEnd(me, null)
  await fireIfThens(me, { kind: 'break-end', occurrence: `break ${subject}` })
  return true
}

/** The newest session if it ended within half a day: the subject of a correction or note. */
export async function findRecentFocus(me: Me): Promise<FocusSession | undefined> {
  const last = await findNewestFocus(me)
  return last?.ended_at && me.now.getTime() - last.ended_at.getTime() <= 12 * 3_600_000 ? last : undefined
}

/** A running break. `until` in UTC. */
export interface FocusBreak {
  /** The session it follows; null if none ended lately. */
  readonly session: FocusSession | null
  readonly until: Date
  readonly isNew: boolean
  /** What was captured during the session: the first few, and the total. */
  readonly waited: { readonly tasks: readonly tasks.Task[]; readonly count: number }
}

/**
 * Starts a break, after the newest session if one ended lately, with a reminder at its end.
 * @param minutes by default five, or fifteen after every fourth session of the day
 * @throws DomainError if a session is running
 */
export async function takeBreak(me: Me, minutes: number | null): Promise<FocusBreak> {
  if (await findRunningFocus(me))
    throw new DomainError('focus.running-before-break', undefined, [
      { command: 'focus stop' },
      { command: 'focus show' },
    ])
  const session = (await findRecentFocus(me)) ?? null
  const subject = session?.session_id ?? me.user.user_id
  const known = await schedules.findSubjectSchedule(me, 'break-end', subject)
  const waited = session ? await findCapturedDuring(me, session) : { tasks: [], count: 0 }
  const length = minutes ?? (await nextBreakMinutes(me))
  const until = new Date(me.now.getTime() + length * 60_000)
  const present = known?.is_active && known.next_due_at && known.next_due_at > me.now ? known.next_due_at : null
  // Idempotent: a repeated request returns the running break.
  if (present && (minutes === null || Math.abs(until.getTime() - present.getTime()) < 60_000))
    return { session, until: present, isNew: false, waited }
  await schedules.scheduleInstant(me, 'break-end', subject, until)
  await armBreakEnd(me, until)
  return { session, until, isNew: true, waited }
}

/** Five, or fifteen after every fourth completed session of today. */
export async function nextBreakMinutes(me: Me): Promise<5 | 15> {
  const from = startOfLocalDay(todayOf(me), zoneOf(me), me.preferences.day_starts_at)
  const count = await FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id, is_completed: true })
    .where('ended_at', '>=', from)
    .resultSize()
  return breakLengthAfter(count)
}

/** Number of completed sessions before a long break. */
export const breakLengthAfter = (sessions: number): 5 | 15 => (sessions > 0 && sessions % 4 === 0 ? 15 : 5)

async function findCapturedDuring(me: Me, { started_at, ended_at }: FocusSession): Promise<FocusBreak['waited']> {
  const among = tasks.openTasks(me).whereBetween('tasks.created_at', [started_at, ended_at ?? me.now])
  return { tasks: await among.clone().orderBy('tasks.created_at').limit(3), count: await among.resultSize() }
}

async function findResumable(me: Me): Promise<FocusSession | undefined> {
  const last = await findRecentFocus(me)
  return last?.ended_at && minutesBetween(last.ended_at, me.now) <= RESUME_MINUTES ? last : undefined
}

const endAfter = (session: FocusSession, minutes: number): Date =>
  new Date(session.started_at.getTime() + minutes * 60_000)

const tooManyMinutesError = (minutes: number) =>
  new DomainError('focus.fewer-minutes-passed', { minutes }, [{ command: 'focus stop', values: { minutes } }])

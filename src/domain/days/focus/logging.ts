// Time that was spent without a running session, told afterwards: kept as a session that has ended.
import { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import { recomputeActualHours } from '../../tasks/actual.ts'
import type * as tasks from '../../tasks/index.ts'
import { payFocus } from './sessions.ts'

/** The most that is told at once, in minutes: a long working day. */
export const MOST_LOGGED_MINUTES = 720
/** Minutes within which the same time for the same task, told again, is the same. */
const SAME_MINUTES = 5
const DAY_MS = 86_400_000

/**
 * Keeps minutes that were spent, up to now or up to this time yesterday. A running session goes on.
 * @returns `already` if the same was told a moment ago
 */
export async function logFocus(
  me: Me,
  task: tasks.Task | null,
  minutes: number,
  day: 'today' | 'yesterday',
): Promise<{ readonly session: FocusSession; readonly state: 'logged' | 'already' }> {
  const ended_at = day === 'today' ? me.now : new Date(me.now.getTime() - DAY_MS)
  const known = await FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id, task_id: task?.task_id ?? null, duration_minutes: minutes, is_completed: true })
    .where('ended_at', '>', new Date(ended_at.getTime() - SAME_MINUTES * 60_000))
    .where('ended_at', '<=', ended_at)
    .first()
  if (known) return { session: known, state: 'already' }
  const session = await changes.insert(me, FocusSession, {
    session_id: newId(),
    user_id: me.user.user_id,
    task_id: task?.task_id ?? null,
    duration_minutes: minutes,
    started_at: new Date(ended_at.getTime() - minutes * 60_000),
    ended_at,
    is_completed: true,
    interruptions: 0,
    notes: null,
  })
  await payFocus(me, session)
  if (task) await recomputeActualHours(me, task.task_id)
  touch(me, 'focus', session.session_id)
  return { session, state: 'logged' }
}

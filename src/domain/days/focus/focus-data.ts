// A focus session as programs get it: in the lists of the API, and in what webhooks are told.
import type { ApiFocus } from '../../../contracts/programs.ts'
import type { FocusSession } from '../../../models/focus-session.ts'
import type { Me } from '../../request/me.ts'
import { visibleTasks } from '../../tasks/rows.ts'
import { plannedFocusEnd, sessionMinutes } from './sessions.ts'

/** These sessions as data, in their order; a task that is hidden here is not named. One query. */
export async function loadFocusData(me: Me, sessions: readonly FocusSession[]): Promise<ApiFocus[]> {
  const ids = [...new Set(sessions.flatMap(({ task_id }) => task_id ?? []))]
  const seen = ids.length === 0 ? [] : await visibleTasks(me).whereIn('tasks.task_id', ids)
  return sessions.map((session) => {
    // One whose time is over has ended, whether that was noted or not.
    const planned = plannedFocusEnd(session)
    const ended = session.ended_at ?? (planned <= me.now ? planned : null)
    return {
      id: session.session_id,
      taskId: seen.some(({ task_id }) => task_id === session.task_id) ? session.task_id : null,
      startedAt: session.started_at.toISOString(),
      endedAt: ended?.toISOString() ?? null,
      plannedMinutes: session.duration_minutes,
      minutes: session.ended_at ? sessionMinutes(session, me.now) : null,
      interruptions: session.interruptions,
    }
  })
}

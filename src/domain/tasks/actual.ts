// Time really spent on a task, from what was recorded: focus sessions and steps. Recomputed, never added up.
import { FocusSession } from '../../models/focus-session.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { Task } from '../../models/task.ts'
import { minutesBetween } from '../../time/index.ts'
import { type Me, touch } from '../request/me.ts'
import { toHours } from './trees.ts'

/**
 * Brings `actual_hours` up to date: the minutes of the closed sessions on it, and the estimates of the steps done
 * outside of them (a step done during a session is in its minutes already). Call it after a session closed or was
 * corrected, and after a step was done or taken back.
 */
export async function recomputeActualHours(me: Me, taskId: string): Promise<void> {
  const task = await Task.query(me.trx).findById(taskId)
  if (!task) return
  const sessions = await FocusSession.query(me.trx).where({ task_id: taskId }).whereNotNull('ended_at')
  const steps = await MicroStep.query(me.trx).where({ parent_task_id: taskId, is_completed: true })
  const focused = sessions.reduce((sum, session) => sum + minutesIn(session), 0)
  const outside = steps
    .filter(({ completed_at }) => !sessions.some((session) => contains(session, completed_at)))
    .reduce((sum, { estimated_minutes }) => sum + estimated_minutes, 0)
  const hours = toHours(focused + outside) ?? 0
  if (hours === task.actual_hours) return
  // A number that follows from others is no touch of the task: its own `updated_at` stays.
  await Task.query(me.trx).findById(taskId).patch({ actual_hours: hours, updated_at: task.updated_at })
  touch(me, 'task', taskId)
}

const minutesIn = ({ started_at, ended_at }: FocusSession): number =>
  ended_at ? Math.max(0, minutesBetween(started_at, ended_at)) : 0

const contains = ({ started_at, ended_at }: FocusSession, instant: Date | null): boolean =>
  instant !== null && ended_at !== null && instant >= started_at && instant <= ended_at

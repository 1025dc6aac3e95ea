// The actual time of a task, computed from focus sessions and steps; never incremented.
import { FocusSession } from '../../models/focus-session.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { Task } from '../../models/task.ts'
import { minutesBetween } from '../../time/index.ts'
import { type Me, touch } from '../request/me.ts'
import { toHours } from './trees.ts'

/**
 * Updates `actual_hours`: the minutes of its closed sessions, and the estimates of steps done outside of them (a step
 * done during a session is part of its minutes). Call it after a session was closed or corrected, and after a step was
 * done or reopened.
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
  // A derived value is no edit of the task, so `updated_at` stays.
  await Task.query(me.trx).findById(taskId).patch({ actual_hours: hours, updated_at: task.updated_at })
  touch(me, 'task', taskId)
}

const minutesIn = ({ started_at, ended_at }: FocusSession): number =>
  ended_at ? Math.max(0, minutesBetween(started_at, ended_at)) : 0

const contains = ({ started_at, ended_at }: FocusSession, instant: Date | null): boolean =>
  instant !== null && ended_at !== null && instant >= started_at && instant <= ended_at

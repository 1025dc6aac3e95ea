// Whether if-thens help: how much of what was offered was begun within ten minutes, beside other reminders of tasks.

import type { IfThenComparison, StartedShare } from '../../../contracts/days.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { IfThen } from '../../../models/if-then.ts'
import { IfThenStart } from '../../../models/if-then-start.ts'
import { Nudge } from '../../../models/nudge.ts'
import { Task } from '../../../models/task.ts'
import type { Me } from '../../request/me.ts'
import { IF_THEN_KIND } from './events.ts'

export type { IfThenComparison }

const WITHIN_MS = 10 * 60_000

/** What was offered since then, and what of it was begun in time; null without any if-then. Six queries. @param since UTC */
export async function compareIfThens(me: Me, since: Date): Promise<IfThenComparison | null> {
  const told = await Nudge.query(me.trx)
    .join('schedules', 'schedules.schedule_id', 'nudges.schedule_id')
    .select('nudges.sent_at', 'schedules.kind', 'schedules.subject_id')
    .where('nudges.user_id', me.user.user_id)
    .where('nudges.state', 'sent')
    .where('nudges.sent_at', '>=', since)
    .whereIn('schedules.kind', [IF_THEN_KIND, 'task'])
    .whereNotNull('schedules.subject_id')
    .castTo<{ readonly sent_at: Date; readonly kind: string; readonly subject_id: string }[]>()
  // Whether the last one is begun in time is not known yet.
  const over = told.filter(({ sent_at }) => me.now.getTime() - sent_at.getTime() >= WITHIN_MS)
  const offers = over.filter(({ kind }) => kind === IF_THEN_KIND)
  if (offers.length === 0) return null
  const ifThens = await IfThen.query(me.trx).findByIds(offers.map(({ subject_id }) => subject_id))
  const starts = await IfThenStart.query(me.trx).whereIn(
    'if_then_id',
    ifThens.map(({ if_then_id }) => if_then_id),
  )
  const taskOf = (ifThenId: string) => ifThens.find(({ if_then_id }) => if_then_id === ifThenId)?.task_id ?? null
  const reminders = over.filter(({ kind }) => kind === 'task')
  const taskIds = [...reminders.map(({ subject_id }) => subject_id), ...ifThens.flatMap(({ task_id }) => task_id ?? [])]
  const tasks = await Task.query(me.trx).findByIds(taskIds)
  const sessions = await FocusSession.query(me.trx).where({ user_id: me.user.user_id }).whereIn('task_id', taskIds)
  const isTaskBegun = (taskId: string | null, at: Date): boolean => {
    const task = tasks.find(({ task_id }) => task_id === taskId)
    const moments = [
      task?.started_at,
      task?.completed_at,
      ...sessions.filter(({ task_id }) => taskId !== null && task_id === taskId).map(({ started_at }) => started_at),
    ]
    return moments.some((moment) => moment && isSoonAfter(moment, at))
  }
  return {
    with: share(
      offers.map(
        ({ subject_id, sent_at }) =>
          isTaskBegun(taskOf(subject_id), sent_at) ||
          starts.some(({ if_then_id, started_at }) => if_then_id === subject_id && isSoonAfter(started_at, sent_at)),
      ),
    ),
    without: share(reminders.map(({ subject_id, sent_at }) => isTaskBegun(subject_id, sent_at))),
  }
}

const isSoonAfter = (moment: Date, at: Date): boolean => moment >= at && moment.getTime() - at.getTime() <= WITHIN_MS

const share = (begun: readonly boolean[]): StartedShare => ({
  started: begun.filter(Boolean).length,
  of: begun.length,
})

// Tells webhooks of nudges that were sent, in the transaction that marks them.
import type { Transaction } from 'objection'
import { loadNudgeData } from '../../domain/reminders/nudge-data.ts'
import { visibleTasks } from '../../domain/tasks/rows.ts'
import { enqueueEvents, findReceivers, type NewEvent } from '../../domain/webhooks/events.ts'
import { Nudge } from '../../models/nudge.ts'
import { Task } from '../../models/task.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'

/**
 * Stores events for rows that were just marked as sent; one that another process has claimed since is left out. One query
 * where nobody of them has a webhook. Nothing is told of what reminds of a task that is hidden from programs.
 * @param at when they were sent, UTC
 */
export async function recordNudgeEvents(trx: Transaction, rows: readonly ClaimedNudge[], at: Date): Promise<void> {
  if (rows.length === 0) return
  const people = [...new Set(rows.map(({ user_id }) => user_id))]
  const receivers = await findReceivers(trx, (query) => void query.whereIn('user_id', people), 'nudges', at)
  if (receivers.length === 0) return
  const fences = new Map(rows.map(({ nudge_id, fence }) => [nudge_id, fence]))
  const sent = (
    await Nudge.query(trx)
      .findByIds([...fences.keys()])
      .where({ state: 'sent' })
      .whereIn(
        'user_id',
        receivers.map(({ webhook }) => webhook.user_id),
      )
      .orderBy(['due_at', 'nudge_id'])
  ).filter(({ nudge_id, fence }) => fences.get(nudge_id) === fence)
  for (const { webhook, me } of receivers) {
    const own = sent.filter(({ user_id }) => user_id === webhook.user_id)
    const data = await loadNudgeData(me, own)
    const subjects = data.flatMap(({ subjectId }) => subjectId ?? [])
    const hidden = new Set(
      subjects.length === 0
        ? []
        : (
            await Task.query(trx)
              .findByIds(subjects)
              .whereNotIn('tasks.task_id', visibleTasks(me).select('tasks.task_id'))
          ).map(({ task_id }) => task_id),
    )
    const events = data.flatMap((nudge): NewEvent[] =>
      nudge.subjectId !== null && hidden.has(nudge.subjectId)
        ? []
        : [{ webhook, type: 'nudge.sent', subjectId: nudge.id, data: nudge }],
    )
    if (events.length > 0) await enqueueEvents(trx, at, events)
  }
}

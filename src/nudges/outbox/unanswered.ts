// After three unanswered nudges in a row the person is asked; without an answer for seven days that kind is paused.
import type { Transaction } from 'objection'
import { DAY_MS } from '../../domain/reminders/kind-rules.ts'
import { rawRows } from '../../models/bulk.ts'

/** After so many unanswered ones the person is asked. */
export const MAX_UNANSWERED = 3
const PAUSE_AFTER_DAYS = 7

/** Which of these schedules had no answer three times. One query. */
export async function findUnanswered(trx: Transaction, scheduleIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (scheduleIds.length === 0) return new Set()
  const marks = scheduleIds.map(() => '?').join(', ')
  const result: unknown = await trx.raw(
    `SELECT schedule_id FROM (
       SELECT schedule_id, answered_at, ROW_NUMBER() OVER (PARTITION BY schedule_id ORDER BY due_at DESC) AS place
       FROM nudges WHERE schedule_id IN (${marks}) AND state = 'sent'
     ) AS latest
     WHERE place <= ${MAX_UNANSWERED} AND answered_at IS NULL GROUP BY schedule_id HAVING COUNT(*) = ${MAX_UNANSWERED}`,
    [...scheduleIds],
  )
  return new Set(rawRows(result).map(({ schedule_id }) => String(schedule_id)))
}

/** Stores that the question was asked. */
export async function markAsked(trx: Transaction, scheduleIds: readonly string[], now: Date): Promise<void> {
  if (scheduleIds.length === 0) return
  await trx('schedules').whereIn('schedule_id', scheduleIds).update({ asked_at: now, updated_at: now })
}

/** Disables those asked about a week ago, until the person enables them again. */
export async function pauseUnanswered(trx: Transaction, scheduleIds: readonly string[], now: Date): Promise<void> {
  if (scheduleIds.length === 0) return
  await trx('schedules')
    .whereIn('schedule_id', scheduleIds)
    .where('asked_at', '<=', new Date(now.getTime() - PAUSE_AFTER_DAYS * DAY_MS))
    .update({ is_active: false, next_due_at: null, updated_at: now })
}

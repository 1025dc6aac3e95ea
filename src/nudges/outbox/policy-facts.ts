// Loads the facts the delivery policy needs for a whole batch, with as few queries for five hundred rows as for one.
import type { Transaction } from 'objection'
import { MINUTE_MS } from '../../domain/reminders/kind-rules.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import { BUNDLE_WINDOW_MS } from './delivery-policy.ts'

/**
 * Loads, for people with offered nudges: their running session, what they were sent on these days, what is due shortly.
 */
export async function loadPolicyFacts(
  trx: Transaction,
  offered: readonly ClaimedNudge[],
  offeredKinds: readonly string[],
  now: Date,
): Promise<BatchPolicyFacts> {
  const focusUntil = new Map<string, Date>()
  const offeredOn = new Map<string, number>()
  const soon = new Map<string, Date[]>()
  if (offered.length === 0) return { focusUntil, offeredOn, dueSoon: soon }
  const userIds = [...new Set(offered.map(({ user_id }) => user_id))]
  const sessions: { user_id: string; started_at: Date; duration_minutes: number }[] = await trx('focus_sessions')
    .select('user_id', 'started_at', 'duration_minutes')
    .whereIn('user_id', userIds)
    .whereNull('ended_at')
  for (const { user_id, started_at, duration_minutes } of sessions)
    focusUntil.set(user_id, new Date(started_at.getTime() + duration_minutes * MINUTE_MS))
  const counts: { user_id: string; local_date: string; sent: number | string }[] = await trx('nudges')
    .select('user_id', 'local_date')
    .count('* as sent')
    .whereIn('user_id', userIds)
    .whereIn('local_date', [...new Set(offered.map(({ local_date }) => local_date))])
    .where('is_timed', false)
    .whereIn('state', ['sending', 'unknown', 'sent'])
    .whereNull('bundle_id')
    .whereNotIn(
      'nudge_id',
      offered.map(({ nudge_id }) => nudge_id),
    )
    .groupBy('user_id', 'local_date')
  for (const { user_id, local_date, sent } of counts) offeredOn.set(`${user_id} ${local_date}`, Number(sent))
  const coming: { user_id: string; next_due_at: Date }[] = await trx('schedules')
    .select('user_id', 'next_due_at')
    .whereIn('user_id', userIds)
    .whereIn('kind', offeredKinds)
    .whereNotNull('next_due_at')
    .where('next_due_at', '>', now)
    .where('next_due_at', '<=', new Date(now.getTime() + BUNDLE_WINDOW_MS))
    .orderBy('next_due_at')
  for (const { user_id, next_due_at } of coming) soon.set(user_id, [...(soon.get(user_id) ?? []), next_due_at])
  return { focusUntil, offeredOn, dueSoon: soon }
}

/** The facts for a batch, by person. */
export interface BatchPolicyFacts {
  readonly focusUntil: ReadonlyMap<string, Date>
  /** Offered messages sent already, by `user day`. */
  readonly offeredOn: ReadonlyMap<string, number>
  readonly dueSoon: ReadonlyMap<string, readonly Date[]>
}

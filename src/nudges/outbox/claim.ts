// Claims rows for one process before anything is sent. The only query with a form for each engine.
import type { Transaction } from 'objection'
import { isPostgres, rawRows } from '../../models/bulk.ts'
import type { NudgePriority } from '../../models/nudge.ts'
import { claimOnSqlite } from './claim-sqlite.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import { MAX_LANE_KEY_LENGTH } from './lease.ts'

/** How long a claim lasts; longer than waiting in the queue and the request take. */
export const ROW_LEASE_MS = 45_000

/** 0 is the most urgent. */
export type SendPriority = NudgePriority

/** Whether anything of that priority waits. One index read, without a transaction. */
export async function hasPending(trx: Transaction, now: Date, priority: NudgePriority): Promise<boolean> {
  const found: unknown = await trx('nudges')
    .where({ state: 'pending', priority })
    .where('try_at', '<=', now)
    .first('nudge_id')
  return found !== undefined
}

/** The longest waiting of one priority. The order is the index's own: no sorting, no walk over future rows. */
export async function claimDue(
  trx: Transaction,
  {
    priority,
    now,
    limit,
    leaseMs = ROW_LEASE_MS,
  }: { readonly priority: NudgePriority; readonly now: Date; readonly limit: number; readonly leaseMs?: number },
): Promise<ClaimedNudge[]> {
  const until = new Date(now.getTime() + leaseMs)
  const taken = `state = 'sending', fence = fence + 1, attempt_count = attempt_count + 1, lease_expires_at = ?`
  const waiting = `FROM nudges WHERE state = 'pending' AND priority = ? AND try_at <= ? ORDER BY try_at LIMIT ?`
  const bindings = [priority, now, limit]
  if (!isPostgres(trx)) return claimOnSqlite(trx, CLAIMED_COLUMNS, { waiting, bindings, taken, until })
  const result: unknown = await trx.raw(
    `UPDATE nudges SET ${taken}
     WHERE nudge_id = ANY (ARRAY(SELECT nudge_id ${waiting} FOR NO KEY UPDATE SKIP LOCKED)) RETURNING ${CLAIMED_COLUMNS.join(', ')}`,
    [until, ...bindings],
  )
  return claimedRows(result).toSorted((a, b) => a.try_at.getTime() - b.try_at.getTime())
}

/** Reason of rows whose lane another process holds: parked until that one claims them. */
export const PARKED_REASON = 'elsewhere'

/** Claims rows that a process without these lanes has decided and routed. Oldest first. */
export async function claimForSenders(
  trx: Transaction,
  {
    priority,
    now,
    limit,
    leaseMs = ROW_LEASE_MS,
    lanes,
  }: {
    readonly priority: NudgePriority
    readonly now: Date
    readonly limit: number
    readonly leaseMs?: number
    readonly lanes: readonly string[]
  },
): Promise<ClaimedNudge[]> {
  const result: unknown = await trx.raw(
    `UPDATE nudges SET state = 'sending', fence = fence + 1, attempt_count = attempt_count + 1, lease_expires_at = ?,
       reason = NULL, try_at = ?
     WHERE nudge_id IN (${parkedQuery('?', lanes)} LIMIT ? ${isPostgres(trx) ? 'FOR NO KEY UPDATE OF n SKIP LOCKED' : ''}) RETURNING ${CLAIMED_COLUMNS.join(', ')}`,
    [new Date(now.getTime() + leaseMs), now, priority, ...lanes, ...lanes, limit],
  )
  return claimedRows(result).toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime())
}

/** Is anything parked for these lanes? One read, without a transaction. */
export async function hasParked(trx: Transaction, lanes: readonly string[]): Promise<boolean> {
  if (lanes.length === 0) return false
  const result: unknown = await trx.raw(`${parkedQuery('n.priority', lanes)} LIMIT 1`, [...lanes, ...lanes])
  return rawRows(result).length > 0
}

/** Makes parked rows due again, so that they are routed anew when lanes open or close. */
export async function requeueParked(trx: Transaction, now: Date): Promise<void> {
  await trx('nudges')
    .where({ state: 'pending', reason: PARKED_REASON })
    .where('try_at', '>', now)
    .update({ try_at: now })
}

/** Ids of rows parked for these lanes, which are bound twice. */
export const parkedQuery = (priority: string, lanes: readonly string[]): string =>
  `SELECT n.nudge_id FROM nudges AS n ${ACCOUNT_JOINS}
   WHERE n.state = 'pending' AND n.reason = '${PARKED_REASON}' AND n.priority = ${priority} AND ${laneCondition(lanes)}`

/** From a nudge `n` to the account and space it is routed to. */
export const ACCOUNT_JOINS = `LEFT JOIN chat_accounts AS a ON a.account_id = n.account_id LEFT JOIN spaces AS s ON s.space_id = a.space_id`

/** Is the row routed through one of these lanes, as `laneKey` spells them? The lanes are bound twice; none match none. */
export const laneCondition = (lanes: readonly string[]): string => {
  if (lanes.length === 0) return '(1 = 0)'
  const marks = lanes.map(() => '?').join(', ')
  return `(s.platform IN (${marks}) OR SUBSTR(s.platform || ' ' || a.external_id, 1, ${MAX_LANE_KEY_LENGTH}) IN (${marks}))`
}

/** What is read of a claimed row. */
export const CLAIMED_COLUMNS = [
  'nudge_id',
  'schedule_id',
  'slot',
  'user_id',
  'local_date',
  'priority',
  'is_timed',
  'due_at',
  'try_at',
  'fence',
  'bundle_id',
  'account_id',
  'channel_id',
  'reason',
  'created_at',
]

/** Rows of a statement that returns `CLAIMED_COLUMNS`, as their interface has them. */
export const claimedRows = (result: unknown): ClaimedNudge[] => rawRows(result) as unknown as ClaimedNudge[]

// Claim: rows that may be sent now become one process's own, before anything is sent. The one query with two spellings.
import type { Transaction } from 'objection'
import { isPostgres, rawRows } from '../../models/bulk.ts'
import type { NudgePriority } from '../../models/nudge.ts'
import { claimOnSqlite } from './claim-sqlite.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import { MAX_LANE_KEY_LENGTH } from './lease.ts'

/** How long a claimed row belongs to whoever claimed it; longer than its turn in the queue and its request take. */
export const ROW_LEASE_MS = 45_000

/** 0 is what has a moment, and goes first. */
export type SendPriority = NudgePriority

/** Is anything of that priority waiting to be claimed? One look at an index, without a transaction. */
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
  if (!isPostgres(trx)) return claimOnSqlite(trx, COLUMNS, { waiting, bindings, taken, until })
  const result: unknown = await trx.raw(
    `UPDATE nudges SET ${taken}
     WHERE nudge_id = ANY (ARRAY(SELECT nudge_id ${waiting} FOR UPDATE SKIP LOCKED)) RETURNING ${COLUMNS.join(', ')}`,
    [until, ...bindings],
  )
  return claimedRows(result).toSorted((a, b) => a.try_at.getTime() - b.try_at.getTime())
}

/** Whose door another process has: parked under this reason until that one takes it. */
export const PARKED_REASON = 'elsewhere'

/** Rows that were decided, and addressed through one of these doors, by a process that has not got it. Parked no more. */
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
     WHERE nudge_id IN (${parkedQuery('?', lanes)} LIMIT ? ${isPostgres(trx) ? 'FOR UPDATE OF n SKIP LOCKED' : ''}) RETURNING ${COLUMNS.join(', ')}`,
    [new Date(now.getTime() + leaseMs), now, priority, ...lanes, ...lanes, limit],
  )
  return claimedRows(result).toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime())
}

/** Is there any for these doors? One look, without a transaction. */
export async function hasParked(trx: Transaction, lanes: readonly string[]): Promise<boolean> {
  if (lanes.length === 0) return false
  const result: unknown = await trx.raw(`${parkedQuery('n.priority', lanes)} LIMIT 1`, [...lanes, ...lanes])
  return rawRows(result).length > 0
}

/** Where doors open or close, what was parked is addressed anew. */
export async function requeueParked(trx: Transaction, now: Date): Promise<void> {
  await trx('nudges')
    .where({ state: 'pending', reason: PARKED_REASON })
    .where('try_at', '>', now)
    .update({ try_at: now })
}

const parkedQuery = (priority: string, doors: readonly string[]): string =>
  `SELECT n.nudge_id FROM nudges AS n ${ACCOUNT_JOINS}
   WHERE n.state = 'pending' AND n.reason = '${PARKED_REASON}' AND n.priority = ${priority} AND ${laneCondition(doors)}`

const ACCOUNT_JOINS = `LEFT JOIN chat_accounts AS a ON a.account_id = n.account_id LEFT JOIN spaces AS s ON s.space_id = a.space_id`

/** As `doorOf` spells it; the doors are given twice. */
const laneCondition = (doors: readonly string[]): string => {
  const marks = doors.map(() => '?').join(', ')
  return `(s.platform IN (${marks}) OR SUBSTR(s.platform || ' ' || a.external_id, 1, ${MAX_LANE_KEY_LENGTH}) IN (${marks}))`
}

/**
 * Rows whose holder has been silent for too long: whether they were sent, nobody here knows. Few, so it need not be
 * fast. Only such as this process can ask about, through its own doors; those that were never addressed are the
 * claimer's.
 * @param inHand rows that this process itself is still sending
 */
export async function claimExpired(
  trx: Transaction,
  {
    now,
    leaseMs = ROW_LEASE_MS,
    inFlightIds,
    lanes,
    isClaimer,
  }: {
    readonly now: Date
    readonly leaseMs?: number
    readonly inFlightIds: readonly string[]
    readonly lanes: readonly string[]
    readonly isClaimer: boolean
  },
): Promise<ClaimedNudge[]> {
  const lock = isPostgres(trx) ? 'FOR UPDATE OF n SKIP LOCKED' : ''
  const others = inFlightIds.length === 0 ? '' : `AND n.nudge_id NOT IN (${inFlightIds.map(() => '?').join(', ')})`
  const result: unknown = await trx.raw(
    `UPDATE nudges SET state = 'unknown', fence = fence + 1, lease_expires_at = ?
     WHERE nudge_id IN (SELECT n.nudge_id FROM nudges AS n ${ACCOUNT_JOINS}
       WHERE n.state IN ('sending', 'unknown') AND n.lease_expires_at <= ? ${others}
         AND (${isClaimer ? 'n.account_id IS NULL OR ' : ''}${laneCondition(lanes)}) LIMIT 500 ${lock})
     RETURNING ${COLUMNS.join(', ')}`,
    [new Date(now.getTime() + leaseMs), now, ...inFlightIds, ...lanes, ...lanes],
  )
  return claimedRows(result)
}

/** Where one process at most can be alive, whoever held rows before it is gone: nobody waits for their leases to end. */
export async function expireLeases(trx: Transaction, now: Date): Promise<void> {
  await trx('nudges')
    .whereRaw(`state IN ('sending', 'unknown')`)
    .whereNotNull('lease_expires_at')
    .update({ lease_expires_at: now })
}

/** Is the lease over of anything that is not known to be sent? One look at an index. */
export async function hasExpired(trx: Transaction, now: Date): Promise<boolean> {
  const found: unknown = await trx('nudges')
    .whereRaw(`state IN ('sending', 'unknown')`)
    .where('lease_expires_at', '<=', now)
    .first('nudge_id')
  return found !== undefined
}

const COLUMNS = [
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

// The columns asked for are those of the interface.
const claimedRows = (result: unknown): ClaimedNudge[] => rawRows(result) as unknown as ClaimedNudge[]

// Claim: rows that may be sent now become one process's own, before anything is sent. The one query with two spellings.
import type { Transaction } from 'objection'
import type { NudgePriority, NudgeState } from '../../models/nudge.ts'
import { isPostgres, rowsOf } from '../bulk.ts'

/** How long a claimed row belongs to whoever claimed it; longer than its turn in the queue and its request take. */
export const LEASE_MS = 45_000

/** A row of the ledger in the hands of one process. */
export interface Claimed {
  readonly nudge_id: string
  readonly schedule_id: string
  readonly slot: string
  readonly user_id: string
  readonly local_date: string
  readonly priority: NudgePriority
  readonly is_timed: boolean
  readonly state: NudgeState
  readonly due_at: Date
  readonly try_at: Date
  readonly attempt_count: number
  readonly fence: number
  readonly bundle_id: string | null
  readonly account_id: string | null
  readonly channel_id: string | null
  readonly reason: string | null
  readonly lease_expires_at: Date | null
  readonly created_at: Date
}

/** Is anything waiting to be claimed? One look at an index for each priority, without a transaction. */
export async function isAnythingPending(trx: Transaction, now: Date): Promise<boolean> {
  for (const priority of [0, 1, 2]) {
    const found: unknown = await trx('nudges')
      .where({ state: 'pending', priority })
      .where('try_at', '<=', now)
      .first('nudge_id')
    if (found !== undefined) return true
  }
  return false
}

/** The longest waiting of one priority. The order is the index's own: no sorting, no walk over future rows. */
export async function claim(
  trx: Transaction,
  {
    priority,
    now,
    limit,
    leaseMs = LEASE_MS,
  }: { readonly priority: NudgePriority; readonly now: Date; readonly limit: number; readonly leaseMs?: number },
): Promise<Claimed[]> {
  const waiting = `FROM nudges WHERE state = 'pending' AND priority = ? AND try_at <= ? ORDER BY try_at LIMIT ?`
  // SQLite finds a row by its number at once; by its id it would search a second index for each.
  const among = isPostgres(trx)
    ? `nudge_id = ANY (ARRAY(SELECT nudge_id ${waiting} FOR UPDATE SKIP LOCKED))`
    : `rowid IN (SELECT rowid ${waiting})`
  const result: unknown = await trx.raw(
    `UPDATE nudges SET state = 'sending', fence = fence + 1, attempt_count = attempt_count + 1, lease_expires_at = ?
     WHERE ${among} RETURNING ${COLUMNS}`,
    [new Date(now.getTime() + leaseMs), priority, now, limit],
  )
  return claimedRows(result).toSorted((a, b) => a.try_at.getTime() - b.try_at.getTime())
}

/**
 * Rows whose holder has been silent for too long: whether they were sent, nobody here knows. Few, so it need not be fast.
 * @param inHand rows that this process itself is still sending
 */
export async function claimExpired(
  trx: Transaction,
  {
    now,
    leaseMs = LEASE_MS,
    inHand,
  }: { readonly now: Date; readonly leaseMs?: number; readonly inHand: readonly string[] },
): Promise<Claimed[]> {
  const lock = isPostgres(trx) ? 'FOR UPDATE SKIP LOCKED' : ''
  const others = inHand.length === 0 ? '' : `AND nudge_id NOT IN (${inHand.map(() => '?').join(', ')})`
  const result: unknown = await trx.raw(
    `UPDATE nudges SET state = 'unknown', fence = fence + 1, lease_expires_at = ?
     WHERE nudge_id IN (SELECT nudge_id FROM nudges WHERE state IN ('sending', 'unknown') AND lease_expires_at <= ? ${others} LIMIT 500 ${lock})
     RETURNING ${COLUMNS}`,
    [new Date(now.getTime() + leaseMs), now, ...inHand],
  )
  return claimedRows(result)
}

/** Where one process at most can be alive, whoever held rows before it is gone: nobody waits for their leases to end. */
export async function orphan(trx: Transaction, now: Date): Promise<void> {
  await trx('nudges')
    .whereRaw(`state IN ('sending', 'unknown')`)
    .whereNotNull('lease_expires_at')
    .update({ lease_expires_at: now })
}

export async function isAnythingExpired(trx: Transaction, now: Date): Promise<boolean> {
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
  'state',
  'due_at',
  'try_at',
  'attempt_count',
  'fence',
  'bundle_id',
  'account_id',
  'channel_id',
  'reason',
  'lease_expires_at',
  'created_at',
].join(', ')

// The columns asked for are those of the interface.
const claimedRows = (result: unknown): Claimed[] => rowsOf(result) as unknown as Claimed[]

// Rows with an expired lease. A claim is given back; what was begun is looked up, since its outcome is unknown.
import type { Transaction } from 'objection'
import { isPostgres, rawRows } from '../../models/bulk.ts'
import { ACCOUNT_JOINS, CLAIMED_COLUMNS, claimedRows, laneCondition, ROW_LEASE_MS } from './claim.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import { BEGUN_LEASE_MS, LOOK_UP_AFTER_MS } from './mark.ts'

/** Whose expired rows are taken: only those routed through lanes of this process; unrouted ones are the claimer's. */
export interface ExpiredScope {
  /** UTC. */
  readonly now: Date
  /** Rows that this process itself is still sending. */
  readonly inFlightIds: readonly string[]
  readonly lanes: readonly string[]
  readonly isClaimer: boolean
}

/**
 * Gives back rows that were claimed and never begun: they are pending again, without a look-up, since no request left.
 * A holder that comes back finds the fence moved on and begins nothing.
 * @returns how many
 */
export async function returnExpiredClaims(trx: Transaction, scope: ExpiredScope): Promise<number> {
  const { sql, bindings } = expiredQuery(trx, `n.state = 'sending'`, scope)
  const result: unknown = await trx.raw(
    `UPDATE nudges SET state = 'pending', fence = fence + 1, lease_expires_at = NULL WHERE nudge_id IN (${sql})
     RETURNING nudge_id`,
    bindings,
  )
  return rawRows(result).length
}

/** Claims rows whose outcome is unknown, those that have waited longest first. Few, so it need not be fast. */
export async function claimExpired(
  trx: Transaction,
  {
    leaseMs = ROW_LEASE_MS,
    limit = 500,
    ...scope
  }: ExpiredScope & { readonly leaseMs?: number; readonly limit?: number },
): Promise<ClaimedNudge[]> {
  const { sql, bindings } = expiredQuery(trx, `n.state IN ('sending', 'unknown')`, scope, limit)
  const result: unknown = await trx.raw(
    `UPDATE nudges SET state = 'unknown', fence = fence + 1, lease_expires_at = ? WHERE nudge_id IN (${sql})
     RETURNING ${CLAIMED_COLUMNS.join(', ')}`,
    [new Date(scope.now.getTime() + leaseMs), ...bindings],
  )
  // PostgreSQL gives them back in any order.
  return claimedRows(result).toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime())
}

/**
 * Gives back at once what an earlier process had claimed and not begun. Only where no other process can be alive; what
 * was begun keeps its lease, because its request may still arrive.
 */
export async function returnAllClaims(trx: Transaction): Promise<void> {
  await trx('nudges')
    .where({ state: 'sending' })
    .update({ state: 'pending', fence: trx.raw('fence + 1'), lease_expires_at: null })
}

/**
 * Lets the waits of what has no outcome begin anew, each as long as if its request had begun or ended now: they were
 * stored by another clock. What is not looked up at all stays as it is.
 */
export async function restartWaits(
  trx: Transaction,
  { lanes, now }: { readonly lanes: readonly string[]; readonly now: Date },
): Promise<void> {
  const waits = [
    { reason: 'n.reason IS NULL', ms: BEGUN_LEASE_MS },
    { reason: 'n.reason IS NOT NULL', ms: LOOK_UP_AFTER_MS },
  ]
  for (const { reason, ms } of waits)
    await trx.raw(
      `UPDATE nudges SET lease_expires_at = ? WHERE nudge_id IN (
         SELECT n.nudge_id FROM nudges AS n ${ACCOUNT_JOINS}
         WHERE n.state IN ('sending', 'unknown') AND n.state = 'unknown' AND n.lease_expires_at IS NOT NULL
           AND ${reason} AND ${laneCondition(lanes)}
         ORDER BY n.nudge_id ${isPostgres(trx) ? 'FOR NO KEY UPDATE OF n' : ''})`,
      [new Date(now.getTime() + ms), ...lanes, ...lanes],
    )
}

function expiredQuery(
  trx: Transaction,
  states: string,
  { now, inFlightIds, lanes, isClaimer }: ExpiredScope,
  limit = 500,
): { readonly sql: string; readonly bindings: (string | number | Date)[] } {
  const others = inFlightIds.length === 0 ? '' : `AND n.nudge_id NOT IN (${inFlightIds.map(() => '?').join(', ')})`
  return {
    // The index's own condition is repeated, so that SQLite uses it.
    sql: `SELECT n.nudge_id FROM nudges AS n ${ACCOUNT_JOINS}
       WHERE n.state IN ('sending', 'unknown') AND ${states} AND n.lease_expires_at <= ? ${others}
         AND (${isClaimer ? 'n.account_id IS NULL OR ' : ''}${laneCondition(lanes)})
       ORDER BY n.lease_expires_at LIMIT ? ${isPostgres(trx) ? 'FOR NO KEY UPDATE OF n SKIP LOCKED' : ''}`,
    bindings: [now, ...inFlightIds, ...lanes, ...lanes, limit],
  }
}

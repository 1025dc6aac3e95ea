// A lease: the right of one process to do a piece of work that any may do, until it is done or the process falls silent.
import type { Transaction } from 'objection'
import { isPostgres, rawRows } from '../../models/bulk.ts'

/**
 * Takes or renews a lease. On PostgreSQL its time is the database's own, so that a process with a wrong clock takes none
 * from another.
 * @param leaseId at most 40 characters
 * @param holder names this process among others
 * @param now of this machine, UTC; what counts on SQLite
 * @param ms for how long
 * @returns false where another process holds it
 */
export async function acquireLease(
  trx: Transaction,
  { leaseId, holder, now, ms }: { leaseId: string; holder: string; now: Date; ms: number },
): Promise<boolean> {
  const hasClock = isPostgres(trx)
  const present = hasClock ? 'clock_timestamp()' : '?'
  const until = hasClock ? `clock_timestamp() + interval '${ms} milliseconds'` : '?'
  const result: unknown = await trx.raw(
    `INSERT INTO leases (lease_id, holder, fence, expires_at) VALUES (?, ?, 1, ${until})
     ON CONFLICT (lease_id) DO UPDATE SET
       fence = leases.fence + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END,
       holder = excluded.holder, expires_at = excluded.expires_at
     WHERE leases.holder = excluded.holder OR leases.expires_at <= ${present}
     RETURNING lease_id`,
    hasClock ? [leaseId, holder] : [leaseId, holder, new Date(now.getTime() + ms), now],
  )
  return rawRows(result).length > 0
}

/** Lets another process take it at once; does nothing to another's. */
export async function releaseLease(trx: Transaction, leaseId: string, holder: string): Promise<void> {
  await trx('leases').where({ lease_id: leaseId, holder }).delete()
}

// Who sends: one process, for as long as it keeps saying so. A frozen or dead one is replaced when its time is over.
import type { Transaction } from 'objection'
import { isPostgres, rowsOf } from '../bulk.ts'

export const SENDER = 'sender'
/** How long a holder may be silent. */
export const SENDER_MS = 20_000

/**
 * Takes or renews the lease. On PostgreSQL its time is the database's own, so that a wrong clock takes nothing away
 * from anybody.
 * @param now of this machine, UTC; what counts on SQLite, which has one process only
 * @param ms for how long
 * @returns true where `holder` has it for so long from the moment of asking
 */
export async function hold(trx: Transaction, holder: string, now: Date, ms = SENDER_MS): Promise<boolean> {
  const database = isPostgres(trx)
  const until = database ? `clock_timestamp() + interval '${ms} milliseconds'` : '?'
  const present = database ? 'clock_timestamp()' : '?'
  const result: unknown = await trx.raw(
    `INSERT INTO leases (lease_id, holder, fence, expires_at) VALUES (?, ?, 1, ${until})
     ON CONFLICT (lease_id) DO UPDATE SET
       fence = leases.fence + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END,
       holder = excluded.holder, expires_at = excluded.expires_at
     WHERE leases.holder = excluded.holder OR leases.expires_at <= ${present}
     RETURNING fence`,
    database ? [SENDER, holder] : [SENDER, holder, new Date(now.getTime() + ms), now],
  )
  return rowsOf(result).length > 0
}

/** Lets another process begin at once. */
export async function release(trx: Transaction, holder: string): Promise<void> {
  await trx('leases').where({ lease_id: SENDER, holder }).delete()
}

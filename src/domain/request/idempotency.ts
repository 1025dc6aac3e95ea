// Idempotency: platforms deliver up to four times, so a delivery's key is stored in the transaction of its effect.
import { createHash } from 'node:crypto'
import type { Transaction } from 'objection'
import { queryRows } from '../../models/bulk.ts'
import { ProcessedRequest } from '../../models/processed-request.ts'

/** @returns false if this delivery was already processed. Of two concurrent ones the second waits for the first. */
export async function claimDelivery(
  trx: Transaction,
  platform: string,
  deliveryId: string,
  now: Date,
): Promise<boolean> {
  const request_id = createHash('sha256').update(`${platform}\n${deliveryId}`).digest('hex')
  const sql = `INSERT INTO ${ProcessedRequest.tableName} (request_id, created_at) VALUES (?, ?)
    ON CONFLICT (request_id) DO NOTHING RETURNING request_id`
  const result = await queryRows(trx, sql, [request_id, now])
  return result.length > 0
}

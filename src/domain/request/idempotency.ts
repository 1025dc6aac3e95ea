// Twice is once: platforms deliver up to four times, the key of a delivery lives in the transaction of its effect.
import { createHash } from 'node:crypto'
import type { Transaction } from 'objection'
import { ProcessedRequest } from '../../models/processed-request.ts'

/** @returns false where this delivery was already worked off. The second of two at once waits for the first. */
export async function claimDelivery(
  trx: Transaction,
  platform: string,
  deliveryId: string,
  now: Date,
): Promise<boolean> {
  const request_id = createHash('sha256').update(`${platform}\n${deliveryId}`).digest('hex')
  const result = await trx(ProcessedRequest.tableName)
    .insert({ request_id, created_at: now })
    .onConflict('request_id')
    .ignore()
    .returning('request_id')
  return result.length > 0
}

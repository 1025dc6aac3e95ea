// Until when a space's messages may not be looked up. It is kept as a lease, so that a process that starts after a crash
// waits as long as its platform asked the one before it to (429 with Retry-After).
import type { Transaction } from 'objection'
import type { Me } from '../../domain/request/me.ts'

/** A lease's id holds 40 characters. */
const pauseId = (spaceId: string): string => `l ${spaceId}`

/** @param until UTC */
export async function pauseLookUps(trx: Transaction, spaceId: string, until: Date): Promise<void> {
  await trx('leases')
    .insert({ lease_id: pauseId(spaceId), holder: 'look-ups', fence: 1, expires_at: until })
    .onConflict('lease_id')
    .merge(['expires_at'])
}

/** Spaces whose messages may not be looked up now, with until when, UTC. */
export async function loadLookUpPauses(
  trx: Me['trx'],
  spaceIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  if (spaceIds.length === 0) return new Map()
  const rows: { readonly lease_id: string; readonly expires_at: Date }[] = await trx('leases')
    .select('lease_id', 'expires_at')
    .whereIn('lease_id', spaceIds.map(pauseId))
    .where('expires_at', '>', now)
  return new Map(rows.map(({ lease_id, expires_at }) => [lease_id.slice(pauseId('').length), expires_at]))
}

// Until when a space's messages may not be looked up. It is kept as a lease, so that a process that starts after a crash
// waits as long as its platform asked the one before it to (429 with Retry-After).
import type { Transaction } from 'objection'
import type { Me } from '../../domain/request/me.ts'

/** A lease's id holds 40 characters. */
const HOLDER = 'look-ups'
const pauseId = (spaceId: string): string => `l ${spaceId}`

/** @param until UTC */
export async function pauseLookUps(trx: Transaction, spaceId: string, until: Date): Promise<void> {
  await trx('leases')
    .insert({ lease_id: pauseId(spaceId), holder: HOLDER, fence: 1, expires_at: until })
    .onConflict('lease_id')
    .merge(['expires_at'])
}

/** Longer than any platform asks for. */
const MAX_PAUSE_MS = 600_000

/** The wall clock was set by so much: the pauses that had not ended before then end as much earlier or later. */
export async function moveLookUpPauses(trx: Transaction, before: Date, stepMs: number): Promise<void> {
  for (const { lease_id, expires_at } of await lastingPauses(trx, before))
    await trx('leases')
      .where({ lease_id })
      .update({ expires_at: new Date(expires_at.getTime() + stepMs) })
}

/** Another clock may have stored them: none lasts longer than a platform would ask for. */
export async function boundLookUpPauses(trx: Transaction, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + MAX_PAUSE_MS)
  for (const { lease_id } of await lastingPauses(trx, latest))
    await trx('leases').where({ lease_id }).update({ expires_at: latest })
}

const lastingPauses = (
  trx: Transaction,
  until: Date,
): Promise<readonly { readonly lease_id: string; readonly expires_at: Date }[]> =>
  trx('leases').select('lease_id', 'expires_at').where({ holder: HOLDER }).where('expires_at', '>', until)

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

// Installations and the encrypted credentials of each. The data of a space that was left is kept for 30 days.
import type { Transaction } from 'objection'
import { newId } from '../../models/id.ts'
import { Space } from '../../models/space.ts'
import { keyIdOf, type Seal } from './sealed.ts'

/** A workspace of a platform. */
export interface SpaceKey {
  readonly platform: string
  /** The platform's own id. */
  readonly externalId: string
}

/** The stored installation; null if there is none or the space was left. */
export async function findInstallation(trx: Transaction, seal: Seal, place: SpaceKey): Promise<string | null> {
  const space = await findSpace(trx, place)
  return space?.is_active && space.credentials ? seal.open(space.credentials, space.space_id) : null
}

/** Stores credentials; a space that was left becomes active again. */
export async function saveInstallation(
  trx: Transaction,
  seal: Seal,
  place: SpaceKey & { readonly name?: string },
  credentials: string,
  now: Date,
): Promise<void> {
  const known = await findSpace(trx, place)
  const space_id = known?.space_id ?? newId()
  const kept = { credentials: seal.seal(credentials, space_id), is_active: true, left_at: null, updated_at: now }
  if (known) {
    await Space.query(trx)
      .findById(space_id)
      .patch({ ...kept, ...(place.name ? { name: place.name } : {}) })
    return
  }
  await Space.query(trx).insert({
    space_id,
    platform: place.platform,
    external_id: place.externalId,
    name: place.name ?? null,
    ...kept,
    created_at: now,
  })
}

/** Changes credentials under a row lock; returns what is stored afterwards, or null. */
export async function updateInstallation(
  trx: Transaction,
  seal: Seal,
  place: SpaceKey,
  work: (credentials: string) => string,
  now: Date,
): Promise<string | null> {
  const space = await findSpace(trx, place).forNoKeyUpdate()
  if (!space?.is_active || !space.credentials) return null
  const changed = work(seal.open(space.credentials, space.space_id))
  await Space.query(trx)
    .findById(space.space_id)
    .patch({ credentials: seal.seal(changed, space.space_id), updated_at: now })
  return changed
}

/**
 * A lease for refreshing a space's tokens, since the call must not hold a transaction open. It expires if its holder
 * dies.
 * @param holder identifies this process
 */
export async function beginRenewal(trx: Transaction, place: SpaceKey, holder: string, now: Date): Promise<boolean> {
  const space = await findSpace(trx, place)
  if (!space) return false
  const lease_id = renewalLeaseId(space)
  await trx('leases').where({ lease_id }).where('expires_at', '<=', now).delete()
  const begun: unknown[] = await trx('leases')
    .insert({ lease_id, holder, fence: 1, expires_at: new Date(now.getTime() + RENEWAL_LEASE_MS) })
    .onConflict('lease_id')
    .ignore()
    .returning('lease_id')
  return begun.length > 0
}

/** Releases the lease; does nothing for another process's lease. */
export async function endRenewal(trx: Transaction, place: SpaceKey, holder: string): Promise<void> {
  const space = await findSpace(trx, place)
  if (space)
    await trx('leases')
      .where({ lease_id: renewalLeaseId(space), holder })
      .delete()
}

/** Longer than the call takes together with the retries to store its result. */
const RENEWAL_LEASE_MS = 30_000

/** A lease's id holds 40 characters. */
const renewalLeaseId = ({ space_id }: Space): string => `t ${space_id}`

/** Uninstalled, revoked, removed: nothing is sent there any more, and its tokens are deleted. */
export async function markUninstalled(trx: Transaction, place: SpaceKey, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ platform: place.platform, external_id: place.externalId, is_active: true })
    .patch({ is_active: false, credentials: null, left_at: now, updated_at: now })
}

/** Every encrypted installation, by which key decrypts it. */
export interface SealedInstallation {
  readonly spaceId: string
  readonly platform: string
  /** `new`: the current key; `old`: a previous key; `lost`: none of the known keys. */
  readonly state: 'new' | 'old' | 'lost'
}

/** Everything stored encrypted, and whether the known keys decrypt it. */
export async function listSealedInstallations(trx: Transaction, seal: Seal): Promise<SealedInstallation[]> {
  const spaces = await Space.query(trx).whereNotNull('credentials').orderBy('space_id')
  return spaces.map(({ space_id, platform, credentials }) => ({
    spaceId: space_id,
    platform,
    state: sealState(seal, credentials ?? '', space_id),
  }))
}

/**
 * Encrypts one again with the current key.
 * @returns false if it is already.
 * @throws if it can't be decrypted
 */
export async function resealInstallation(trx: Transaction, seal: Seal, spaceId: string, now: Date): Promise<boolean> {
  const space = await Space.query(trx).findById(spaceId).forNoKeyUpdate()
  if (!space?.credentials || keyIdOf(space.credentials) === seal.keyId) return false
  const credentials = seal.seal(seal.open(space.credentials, spaceId), spaceId)
  await space.$query(trx).patch({ credentials, updated_at: now })
  return true
}

function sealState(seal: Seal, credentials: string, spaceId: string): SealedInstallation['state'] {
  try {
    seal.open(credentials, spaceId)
  } catch {
    return 'lost'
  }
  return keyIdOf(credentials) === seal.keyId ? 'new' : 'old'
}

const findSpace = (trx: Transaction, { platform, externalId }: SpaceKey) =>
  Space.query(trx).findOne({ platform, external_id: externalId })

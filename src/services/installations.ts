// Where Proxy is installed, and the sealed credentials of each place. A space that was left keeps its data 30 days.
import type { Transaction } from 'objection'
import { newId } from '../models/id.ts'
import { Space } from '../models/space.ts'
import type { Seal } from './sealed.ts'

export interface Place {
  readonly platform: string
  /** The platform's own id. */
  readonly externalId: string
}

/** What is kept of an installation, whatever the platform; null where nothing is, or it was left. */
export async function find(trx: Transaction, seal: Seal, place: Place): Promise<string | null> {
  const space = await rowOf(trx, place)
  return space?.is_active && space.credentials ? seal.open(space.credentials, space.space_id) : null
}

/** Keeps credentials; a space that had been left is active again. */
export async function save(
  trx: Transaction,
  seal: Seal,
  place: Place & { readonly name?: string },
  credentials: string,
  now: Date,
): Promise<void> {
  const known = await rowOf(trx, place)
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

/** Changes credentials under the row's lock: of several processes one does the work, the others get what it got. */
export async function change(
  trx: Transaction,
  seal: Seal,
  place: Place,
  work: (credentials: string) => Promise<string>,
  now: Date,
): Promise<string | null> {
  const space = await rowOf(trx, place).forUpdate()
  if (!space?.is_active || !space.credentials) return null
  const changed = await work(seal.open(space.credentials, space.space_id))
  await Space.query(trx)
    .findById(space.space_id)
    .patch({ credentials: seal.seal(changed, space.space_id), updated_at: now })
  return changed
}

/** Uninstalled, revoked, kicked: nothing is sent there any more, its tokens go at once. */
export async function leave(trx: Transaction, place: Place, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ platform: place.platform, external_id: place.externalId, is_active: true })
    .patch({ is_active: false, credentials: null, left_at: now, updated_at: now })
}

const rowOf = (trx: Transaction, { platform, externalId }: Place) =>
  Space.query(trx).findOne({ platform, external_id: externalId })

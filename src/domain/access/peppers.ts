// Peppers of passwords, one for each key of the installation. A hash names the one it was made with, so that a password
// outlives a change of the key: older peppers are kept in the database, sealed with the newest key.
import { createHash } from 'node:crypto'
import type { Transaction } from 'objection'
import { Setting } from '../../models/setting.ts'
import { User } from '../../models/user.ts'
import { saveSetting } from '../request/settings.ts'
import type { Seal } from './sealed.ts'
import { deriveKey } from './secrets.ts'

export interface Pepper {
  /** Identifies it without revealing it. */
  readonly id: string
  readonly key: Buffer
}

/** The pepper of a key of the installation. */
export const pepperOf = (secretKey: string): Pepper => withId(deriveKey(secretKey, 'password'))

/** What is stored: bcrypt's 60 characters, and the id of the pepper behind them. */
export const formatPasswordHash = (hash: string, { id }: Pepper): string => `${hash}${SEPARATOR}${id}`

/** The parts of a stored hash; `pepperId` is null where it was stored before peppers had ids. */
export function parsePasswordHash(stored: string): { readonly hash: string; readonly pepperId: string | null } {
  const [hash = '', pepperId] = stored.split(SEPARATOR)
  return { hash, pepperId: pepperId ?? null }
}

/** An older pepper that is kept in the database; null if it is not there, or sealed with a key that is not here. */
export async function findStoredPepper(trx: Transaction, seal: Seal, id: string): Promise<Pepper | null> {
  const row = await Setting.query(trx).findById(settingId(id))
  return row ? openPepper(seal, row) : null
}

/** All older peppers that are kept and can be opened. */
export async function listStoredPeppers(trx: Transaction, seal: Seal): Promise<readonly Pepper[]> {
  const rows = await Setting.query(trx).where('setting_id', 'like', `${PREFIX}%`).orderBy('updated_at', 'desc')
  return rows.flatMap((row) => openPepper(seal, row) ?? [])
}

/**
 * Keeps the peppers of older keys that a password still needs, sealed with the newest key, and forgets the others.
 * Idempotent.
 * @returns how many passwords were made with an older key, and go on working
 */
export async function keepPeppers(
  trx: Transaction,
  seal: Seal,
  {
    secretKey,
    olderKeys,
    now,
  }: { readonly secretKey: string; readonly olderKeys: readonly string[]; readonly now: Date },
): Promise<number> {
  const current = pepperOf(secretKey).id
  const stored = await User.query(trx).select('password_hash').whereNotNull('password_hash')
  const ids = stored.map(({ password_hash }) => parsePasswordHash(password_hash ?? '').pepperId)
  const kept = await listStoredPeppers(trx, seal)
  for (const { id, key } of [...olderKeys.map(pepperOf), ...kept]) {
    const isNeeded = id !== current && (ids.includes(id) || ids.includes(null))
    await saveSetting(trx, settingId(id), isNeeded ? seal.seal(key.toString('base64'), settingId(id)) : null, now)
  }
  return ids.filter((id) => id !== current).length
}

const SEPARATOR = '#'
const PREFIX = 'pepper '
const settingId = (id: string): string => `${PREFIX}${id}`

const withId = (key: Buffer): Pepper => ({ id: createHash('sha256').update(key).digest('hex').slice(0, 8), key })

function openPepper(seal: Seal, { setting_id, value }: Setting): Pepper | null {
  try {
    return withId(Buffer.from(seal.open(value, setting_id), 'base64'))
  } catch {
    return null
  }
}

// The key pair that names this installation to push services (RFC 8292): made once, kept encrypted in the database, so
// that every process signs with the same one. Browsers are subscribed for it, so it stays when the key of the
// installation is rotated.
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { VapidKeys } from '../../../contracts/push.ts'
import { Setting } from '../../../models/setting.ts'
import { keyIdOf, type Seal } from '../../access/sealed.ts'
import { saveSetting } from '../../request/settings.ts'

const SETTING_ID = 'push keys'

const shape = z.object({ publicKey: z.string().min(1), privateKey: z.string().min(1) }) satisfies z.ZodType<VapidKeys>

/** The keys; null where there are none, or those that are kept can't be decrypted. */
export const findVapidKeys = async (trx: Transaction, seal: Seal): Promise<VapidKeys | null> =>
  openKeys(seal, await Setting.query(trx).findById(SETTING_ID))

/**
 * The keys; `made` ones at the first use, or where those that are kept can't be decrypted: then browsers have to be
 * subscribed anew. Of two processes that make them at once, one wins.
 */
export async function loadVapidKeys(trx: Transaction, seal: Seal, made: VapidKeys, now: Date): Promise<VapidKeys> {
  const value = seal.seal(JSON.stringify(made), SETTING_ID)
  await trx(Setting.tableName)
    .insert({ setting_id: SETTING_ID, value, updated_at: now })
    .onConflict('setting_id')
    .ignore()
  const kept = await Setting.query(trx).findById(SETTING_ID).forNoKeyUpdate().throwIfNotFound()
  const winner = openKeys(seal, kept)
  if (winner) return winner
  await saveSetting(trx, SETTING_ID, value, now)
  return made
}

/**
 * Encrypts the keys with the newest key of the installation.
 * @returns false if they are already, or there are none
 */
export async function resealVapidKeys(trx: Transaction, seal: Seal, now: Date): Promise<boolean> {
  const row = await Setting.query(trx).findById(SETTING_ID).forNoKeyUpdate()
  const keys = openKeys(seal, row)
  if (!row || !keys || keyIdOf(row.value) === seal.keyId) return false
  await saveSetting(trx, SETTING_ID, seal.seal(JSON.stringify(keys), SETTING_ID), now)
  return true
}

function openKeys(seal: Seal, row: Setting | undefined): VapidKeys | null {
  if (!row) return null
  try {
    return shape.parse(JSON.parse(seal.open(row.value, SETTING_ID)))
  } catch {
    return null
  }
}

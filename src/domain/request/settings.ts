// Facts of this installation by name, such as zone data versions and gateway sessions; nothing personal.
import type { Transaction } from 'objection'
import { Setting } from '../../models/setting.ts'

/** The stored value; null if there is none. */
export async function findSetting(trx: Transaction, settingId: string): Promise<string | null> {
  return (await Setting.query(trx).findById(settingId))?.value ?? null
}

/** @param value null deletes it */
export async function saveSetting(trx: Transaction, settingId: string, value: string | null, now: Date): Promise<void> {
  if (value === null) {
    await Setting.query(trx).deleteById(settingId)
    return
  }
  await Setting.query(trx)
    .insert({ setting_id: settingId, value, updated_at: now })
    .onConflict('setting_id')
    .merge(['value', 'updated_at'])
}

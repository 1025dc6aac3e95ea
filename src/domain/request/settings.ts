// Facts of this installation, by name: kept for the next process, not about anybody.
import type { Transaction } from 'objection'
import { Setting } from '../../models/setting.ts'

/** What is kept under a name; null where nothing is. */
export async function findSetting(trx: Transaction, settingId: string): Promise<string | null> {
  return (await Setting.query(trx).findById(settingId))?.value ?? null
}

/** @param value null forgets it */
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

// Exports a person's data: every row that belongs to them or names them.
import type { Transaction } from 'objection'
import { User } from '../../models/user.ts'
import { DomainError } from '../../user-error.ts'
import { rowValues } from '../request/change-log.ts'
import { personalDataTables } from './personal-data.ts'

/** JSON for a file; `migrations/README.md` describes the columns. Instants are ISO 8601 in UTC. */
export interface PersonalDataExport {
  readonly format: 'proxy-export'
  readonly version: 1
  readonly exported_at: string
  readonly person: { readonly user_id: string; readonly username: string }
  /** Every table with personal data, also those without rows of this person. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

/** Secrets are never exported; of a space only its name. */
const EXCLUDED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  users: ['password_hash'],
  refresh_tokens: ['token_hash'],
  link_codes: ['code_hash'],
  api_tokens: ['token_hash'],
  webhooks: ['target', 'failure_count'],
  calendars: ['address', 'address_mac', 'failure_count'],
  linked_roles: ['account_mac', 'credentials', 'failure_count'],
  push_devices: ['address', 'address_mac'],
  focus_signals: ['credentials', 'failure_count'],
  spaces: ['credentials', 'paused_until', 'failure_count'],
}

/** @throws DomainError if there is no such person */
export async function exportPersonalData(trx: Transaction, userId: string, now: Date): Promise<PersonalDataExport> {
  const user = await User.query(trx).findById(userId)
  if (!user) throw new DomainError('person.unknown')
  const tables: Record<string, Record<string, unknown>[]> = {}
  for (const { model, allRows } of personalDataTables(trx, userId)) {
    const rows = await allRows()
    const hidden = EXCLUDED_COLUMNS[model.tableName] ?? []
    tables[model.tableName] = rows.map((row) =>
      Object.fromEntries(Object.entries(rowValues(row)).filter(([name]) => !hidden.includes(name))),
    )
  }
  return {
    format: 'proxy-export',
    version: 1,
    exported_at: now.toISOString(),
    person: { user_id: user.user_id, username: user.username },
    tables,
  }
}

// The audit log: who did what to whom.
import { Row } from './row.ts'

export class AuditEntry extends Row {
  static override readonly tableName = 'audit_entries'
  static override readonly idColumn = 'audit_entry_id'
  static override readonly defaults = { detail: '{}' }

  declare audit_entry_id: string
  declare action: string
  declare actor_id: string | null
  declare subject_user_id: string | null
  declare account_id: string | null
  declare space_id: string | null
  /** JSON text without ids and names. */
  declare detail: string
  declare created_at: Date
}

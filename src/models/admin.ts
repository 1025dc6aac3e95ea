// Rights that we gave; those of the platforms are asked live and never stored.
import { Row } from './row.ts'

export class Admin extends Row {
  static override readonly tableName = 'admins'
  static override readonly idColumn = 'admin_id'

  declare admin_id: string
  declare user_id: string
  /** Null: operator of everything. */
  declare space_id: string | null
  declare granted_by_id: string | null
  declare created_at: Date
}

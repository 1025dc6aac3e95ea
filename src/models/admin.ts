// Rights granted here; rights on platforms are asked for at each request and never stored.
import { Row } from './row.ts'

export class Admin extends Row {
  static override readonly tableName = 'admins'
  static override readonly idColumn = 'admin_id'

  declare admin_id: string
  declare user_id: string
  /** Null: operator, with rights to everything. */
  declare space_id: string | null
  declare granted_by_id: string | null
  declare created_at: Date
}

// A fact of this installation, such as the time zone data it last used.
import { Row } from './row.ts'

export class Setting extends Row {
  static override readonly tableName = 'settings'
  static override readonly idColumn = 'setting_id'

  declare setting_id: string
  declare value: string
  declare updated_at: Date
}

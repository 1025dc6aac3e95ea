// A companion in a focus session.
import { Row } from './row.ts'

export class FocusCompanion extends Row {
  static override readonly tableName = 'focus_companions'
  static override readonly idColumn = 'companion_id'

  declare companion_id: string
  declare session_id: string
  declare user_id: string
  declare emoji: string | null
  declare note: string | null
  declare created_at: Date
}

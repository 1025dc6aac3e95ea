// When something that was offered by an if-then was begun, as its person said.
import { Row } from './row.ts'

export class IfThenStart extends Row {
  static override readonly tableName = 'if_then_starts'
  static override readonly idColumn = 'start_id'

  declare start_id: string
  declare if_then_id: string
  declare started_at: Date
  declare created_at: Date
}

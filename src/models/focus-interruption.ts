// An interruption: what it was, and the line about where one was.
import { Row } from './row.ts'

export class FocusInterruption extends Row {
  static override readonly tableName = 'focus_interruptions'
  static override readonly idColumn = 'interruption_id'

  declare interruption_id: string
  declare session_id: string
  declare bookmark: string | null
  /** An `InterruptionCause`; null if not said. */
  declare cause: string | null
  declare created_at: Date
}

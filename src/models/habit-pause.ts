// Local days on which a habit is paused, inclusive.
import { Row } from './row.ts'

export class HabitPause extends Row {
  static override readonly tableName = 'habit_pauses'
  static override readonly idColumn = 'pause_id'

  declare pause_id: string
  declare habit_id: string
  /** YYYY-MM-DD. */
  declare start_date: string
  /** Null: open-ended. */
  declare end_date: string | null
  declare created_at: Date
}

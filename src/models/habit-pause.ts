// Local days on which a habit rests, first and last included.
import { Row } from './row.ts'

export class HabitPause extends Row {
  static override readonly tableName = 'habit_pauses'
  static override readonly idColumn = 'pause_id'

  declare pause_id: string
  declare habit_id: string
  /** YYYY-MM-DD. */
  declare start_date: string
  /** Null: until further notice. */
  declare end_date: string | null
  declare created_at: Date
}

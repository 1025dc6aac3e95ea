// A frequency that a habit had before it was changed; days of that time keep being judged by it.
import { Row } from './row.ts'

export class HabitRhythm extends Row {
  static override readonly tableName = 'habit_rhythms'
  static override readonly idColumn = 'habit_rhythm_id'

  declare habit_rhythm_id: string
  declare habit_id: string
  /** As in `habits.frequency`. */
  declare frequency: string
  /** The last local day it applied to, YYYY-MM-DD. */
  declare end_date: string
  declare created_at: Date
}

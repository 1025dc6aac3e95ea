// A habit done on a local day; streaks are derived from these.
import { Row } from './row.ts'

export class HabitCheck extends Row {
  static override readonly tableName = 'habit_checks'
  static override readonly idColumn = 'check_id'

  declare check_id: string
  declare habit_id: string
  /** YYYY-MM-DD in the person's zone. */
  declare check_date: string
  declare created_at: Date
}

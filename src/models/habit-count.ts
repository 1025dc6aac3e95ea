// How far a counted habit came on a local day. The day is done, and has a row in habit_checks, once the goal is reached.
import { TimestampedRow } from './row.ts'

export class HabitCount extends TimestampedRow {
  static override readonly tableName = 'habit_counts'
  static override readonly idColumn = 'habit_count_id'

  declare habit_count_id: string
  declare habit_id: string
  /** YYYY-MM-DD in the person's zone. */
  declare count_date: string
  /** 1 or more. */
  declare amount: number
  /** The goal of that day: a later change of the habit's goal leaves it. */
  declare goal: number
}

// The repetition of a task; the row moves on to the open occurrence.
import { TimestampedRow } from './row.ts'

export type RecurrenceBasis = 'calendar' | 'completion'

export class Recurrence extends TimestampedRow {
  static override readonly tableName = 'recurrences'
  static override readonly idColumn = 'recurrence_id'

  declare recurrence_id: string
  declare task_id: string
  declare rule: string
  declare basis: RecurrenceBasis
  /** YYYY-MM-DD in the person's zone. */
  declare start_date: string
  /** HH:MM in the person's zone. */
  declare local_time: string | null
  /** Days without it: dates and ranges, `2026-12-24,2026-12-31/2027-01-02`; null: none. */
  declare excluded_dates: string | null
  /** UTC: when the next occurrence takes the place of an open one; null: never. */
  declare next_roll_at: Date | null
}

// Before when a task is not offered: “not before Monday”. A table of its own, since the documented `tasks` has no column.
import { TimestampedRow } from './row.ts'

export class TaskStart extends TimestampedRow {
  static override readonly tableName = 'task_starts'
  static override readonly idColumn = 'task_id'

  declare task_id: string
  /** UTC; of a day the person's start of that day. */
  declare starts_at: Date
  /** YYYY-MM-DD in the person's zone, if a day was said; null: a moment. */
  declare start_date: string | null
}

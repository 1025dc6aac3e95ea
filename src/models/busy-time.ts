// A span of time in which a calendar says its person is busy.
import { Row } from './row.ts'

export class BusyTime extends Row {
  static override readonly tableName = 'busy_times'
  static override readonly idColumn = 'busy_time_id'

  declare busy_time_id: string
  declare calendar_id: string
  /** UTC. */
  declare starts_at: Date
  /** UTC, exclusive. */
  declare ends_at: Date
  /** Null unless the calendar keeps titles. */
  declare title: string | null
  declare created_at: Date
}

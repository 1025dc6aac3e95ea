// One trip to an appointment: when the person left, and when they were there.
import { Row } from './row.ts'

export class Departure extends Row {
  static override readonly tableName = 'departures'
  static override readonly idColumn = 'departure_id'

  declare departure_id: string
  declare user_id: string
  declare task_id: string | null
  /** Trips with the same key are compared: the folded title and the means. */
  declare trip_key: string
  /** When the appointment was, UTC. */
  declare due_at: Date
  /** When the reminder to leave was for, UTC. */
  declare leave_at: Date
  /** When the person said they left, UTC. */
  declare left_at: Date
  /** When they said they were there, UTC; null: not said. */
  declare arrived_at: Date | null
  declare created_at: Date
}

// A person in a room. One row a person and room; it is over when `ends_at` has passed.
import type { SeatAudience } from '../contracts/rooms.ts'
import { TimestampedRow } from './row.ts'

export class RoomSeat extends TimestampedRow {
  static override readonly tableName = 'room_seats'
  static override readonly idColumn = 'seat_id'
  static override readonly defaults = { shows_name: 'nobody' }

  declare seat_id: string
  declare room_id: string
  declare room_place_id: string
  declare user_id: string
  /** For the person alone. */
  declare task_id: string | null
  declare emoji: string | null
  declare step: string | null
  declare shows_name: SeatAudience
  /** UTC. In the future: they wait for a shared start. */
  declare starts_at: Date
  declare ends_at: Date
}

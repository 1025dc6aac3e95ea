// A channel that shows a room: its one standing message, and when that may be edited again.
import { TimestampedRow } from './row.ts'

export class RoomPlace extends TimestampedRow {
  static override readonly tableName = 'room_places'
  static override readonly idColumn = 'room_place_id'
  static override readonly defaults = { server_id: '', allows_names: false, posts: 1 }

  declare room_place_id: string
  declare room_id: string
  declare space_id: string
  /** A Discord server; empty where the space is the server. */
  declare server_id: string
  declare channel_id: string
  /** The standing message; null until it is posted. */
  declare message_id: string | null
  /** Names and words of people who want it may be shown across this place's boundary, in both directions. */
  declare allows_names: boolean
  /** HMAC of the code that lets another place share the room, and until when it holds, UTC. */
  declare code_hash: string | null
  declare code_expires_at: Date | null
  /** Counts the messages; part of the idempotency key of the next post. */
  declare posts: number
  declare view_hash: string | null
  /** What is shown holds as of this instant, UTC; null: it has to be drawn again. */
  declare drawn_at: Date | null
  /** No request is made for this channel before, UTC. */
  declare next_draw_at: Date | null
  /** Why the message could not be posted, in the platform's words, and since when. */
  declare problem: string | null
  declare problem_at: Date | null
  /** When an admin was told of it. */
  declare problem_told_at: Date | null
  /** An admin closed it: the message says so once, then the row is deleted. */
  declare closed_at: Date | null
}

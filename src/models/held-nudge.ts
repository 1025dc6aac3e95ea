// A nudge that its platform posts by itself at its time, since the host may sleep then.
import { TimestampedRow } from './row.ts'

export class HeldNudge extends TimestampedRow {
  static override readonly tableName = 'held_nudges'
  static override readonly idColumn = 'nudge_id'
  static override readonly defaults = { state: 'begun' }

  /** The id that its row in the outbox will have. */
  declare nudge_id: string
  /** The nudge whose message contains it; its own id where it is alone. */
  declare carrier_id: string
  /** Once the account was erased, an id of nothing. */
  declare schedule_id: string
  /** The occurrence, as in `nudges.slot`. */
  declare slot: string
  /** Null: the account was erased, so the message has to be taken back. */
  declare account_id: string | null
  declare space_id: string
  declare channel_id: string
  /** The platform's name of the waiting message; null: not known to have been taken. */
  declare message_key: string | null
  /** SHA-256 of what it shows. */
  declare view_hash: string
  /** What its message is the card of, once it is posted; null: of nothing. */
  declare card_kind: string | null
  declare card_id: string | null
  /** When the platform posts it, UTC. */
  declare due_at: Date
  /** `begun`: perhaps taken; `held` by the platform; `late`: changed when it could be taken back no more. */
  declare state: 'begun' | 'held' | 'late'
}

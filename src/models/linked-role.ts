// A Discord account whose servers may give roles for its person's effort.
import { TimestampedRow } from './row.ts'

export class LinkedRole extends TimestampedRow {
  static override readonly tableName = 'linked_roles'
  static override readonly idColumn = 'linked_role_id'
  static override readonly defaults = { failure_count: 0 }

  declare linked_role_id: string
  /** Null: it is over; its numbers have to be cleared and its tokens revoked, then the row is deleted. */
  declare user_id: string | null
  declare account_id: string | null
  /**
   * HMAC of the account's id at Discord: agreeing again has to find what is not revoked yet, since revoking would end both.
   * Null: not known.
   */
  declare account_mac: string | null
  /** Encrypted, bound to `linked_role_id`: its OAuth2 tokens as JSON. */
  declare credentials: string
  /** The numbers Discord was given last, as JSON; null: none yet. */
  declare shown: string | null
  /** When, UTC. */
  declare shown_at: Date | null
  /** When the background job looks at it again, UTC. */
  declare next_look_at: Date
  /** Requests that failed since the last that worked. */
  declare failure_count: number
  /** Until when a request about it may still reach Discord, UTC; null: none is under way. */
  declare asked_until: Date | null
}

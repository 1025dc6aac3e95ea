// A calendar a person reads in by its private address, and how its reading goes.
import { TimestampedRow } from './row.ts'

export class Calendar extends TimestampedRow {
  static override readonly tableName = 'calendars'
  static override readonly idColumn = 'calendar_id'
  static override readonly defaults = { is_titled: false, failure_count: 0 }

  declare calendar_id: string
  declare user_id: string
  /** The area of life it belongs to; where that is hidden, its name and titles are. */
  declare zone_id: string | null
  declare name: string
  /** Encrypted, bound to `calendar_id`: who has the address can read the calendar. */
  declare address: string
  /** HMAC of the address, so that one address is added once. */
  declare address_mac: string
  /** The host of the address: all of it that is ever shown. */
  declare host: string
  declare is_titled: boolean
  /** As the server gave them, for the next conditional request. */
  declare etag: string | null
  declare last_modified: string | null
  /** UTC; null: not read (removed). */
  declare next_fetch_at: Date | null
  /** The last time it was read, also if it was unchanged. */
  declare fetched_at: Date | null
  /** Since when reading fails; null: it works. */
  declare failed_at: Date | null
  /** Why it fails, as a code. */
  declare failure: string | null
  /** Failures in a row. */
  declare failure_count: number
  /** When the person was told that reading fails; null: not yet. */
  declare told_at: Date | null
  /** Removed by the person; deleted a day later, so that it can be undone. */
  declare removed_at: Date | null
}

// A browser of a person that shows nudges as notifications.
import { TimestampedRow } from './row.ts'

export class PushDevice extends TimestampedRow {
  static override readonly tableName = 'push_devices'
  static override readonly idColumn = 'push_device_id'

  declare push_device_id: string
  /** The person's account for notifications. */
  declare account_id: string
  /** The session it was switched on in; signing out of that ends it. */
  declare family_id: string
  /** The browser, for people: "Chrome on Android". */
  declare name: string
  /** Encrypted, bound to `push_device_id`: endpoint and keys of its subscription; null once it has ended. */
  declare address: string | null
  /** HMAC of the endpoint, so that one browser is one device; null once it has ended. */
  declare address_mac: string | null
  /** When its push service said that it is gone, UTC; null: it is on. */
  declare ended_at: Date | null
}

// A nudge as a notification on one device.
import { TimestampedRow } from './row.ts'

export class PushMessage extends TimestampedRow {
  static override readonly tableName = 'push_messages'
  static override readonly idColumn = 'push_message_id'
  static override readonly defaults = { actions: '[]', state: 'begun' }

  declare push_message_id: string
  declare push_device_id: string
  /** The nudge whose message it is. */
  declare nudge_id: string
  /** JSON: the lines of its buttons, in their order. */
  declare actions: string
  /** `begun`: perhaps sent; `accepted` or `refused` by the push service; `shown` by the browser. */
  declare state: 'begun' | 'accepted' | 'refused' | 'shown'
}

// What a typed number, yes or no refers to in a channel.
import { buttons, type RecentButton } from './json.ts'
import { TimestampedRow } from './row.ts'

export class RecentView extends TimestampedRow {
  static override readonly tableName = 'recent_views'
  static override readonly idColumn = 'recent_view_id'

  declare recent_view_id: string
  declare account_id: string
  declare channel_id: string
  /** JSON text: the numbered lines, in order. */
  declare buttons: string

  get parsedButtons(): RecentButton[] {
    return buttons.read(this.buttons)
  }
}

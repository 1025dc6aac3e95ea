// A card: which message shows which thing, to whom.
import { TimestampedRow } from './row.ts'

export class Card extends TimestampedRow {
  static override readonly tableName = 'cards'
  static override readonly idColumn = 'card_id'

  declare card_id: string
  declare account_id: string
  declare channel_id: string
  declare message_id: string
  declare subject_kind: string
  /** No foreign key: a card whose subject is gone is closed at its next redraw. */
  declare subject_id: string
  /** An identical rendering is not sent again. */
  declare view_hash: string | null
  /** The message does not show the present state: it is edited again then, UTC. */
  declare redraw_at: Date | null
}

// A message that stays true: which message shows which thing, for whose eyes.
import { TimestampedRow } from './row.ts'

export class Card extends TimestampedRow {
  static override readonly tableName = 'cards'
  static override readonly idColumn = 'card_id'

  declare card_id: string
  declare account_id: string
  declare channel_id: string
  declare message_id: string
  declare subject_kind: string
  /** No foreign key: a card whose subject is gone is closed at its next touch. */
  declare subject_id: string
  /** An equal drawing is not sent. */
  declare view_hash: string | null
}

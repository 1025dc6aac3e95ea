// Which token replaced which; a family is named by its first token.
import { Row } from './row.ts'

export class RefreshTokenLink extends Row {
  static override readonly tableName = 'refresh_token_links'
  static override readonly idColumn = 'token_id'

  declare token_id: string
  declare family_id: string
  /** Unique, so that of two concurrent refreshes one wins. */
  declare parent_id: string | null
  /** On the family's first row only. */
  declare device: string | null
  /** Keyed hash of the browser's own cookie, on the family's first row only. */
  declare device_hash: string | null
  /** UTC: when this token or its access token was first shown; null: its holder may never have received it. */
  declare received_at: Date | null
}

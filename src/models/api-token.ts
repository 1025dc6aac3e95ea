// A program's token: what it may do for its person, and until when. The token itself is stored as a hash alone.
import { Row } from './row.ts'

export type TokenScope = 'read' | 'write'

export class ApiToken extends Row {
  static override readonly tableName = 'api_tokens'
  static override readonly idColumn = 'api_token_id'

  declare api_token_id: string
  declare user_id: string
  /** The one zone it sees; null: all that its person has not hidden from programs. */
  declare zone_id: string | null
  declare name: string
  /** SHA-256, hexadecimal. */
  declare token_hash: string
  declare scope: TokenScope
  /** UTC; null: until it is revoked. */
  declare expires_at: Date | null
  /** UTC, to the minute; null: never. */
  declare used_at: Date | null
  declare created_at: Date
}

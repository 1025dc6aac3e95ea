// A session's refresh token, stored as a hash.
import { Row } from './row.ts'

export class RefreshToken extends Row {
  static override readonly tableName = 'refresh_tokens'
  static override readonly idColumn = 'token_id'
  static override readonly defaults = { revoked: false }

  declare token_id: string
  declare user_id: string
  /** bcrypt of the secret part. */
  declare token_hash: string
  declare expires_at: Date
  declare created_at: Date | null
  declare revoked: boolean
  declare revoked_at: Date | null
}

// A token that an erased person had given to a platform's app, until the platform has revoked it.
import { TimestampedRow } from './row.ts'

export class TokenRevocation extends TimestampedRow {
  static override readonly tableName = 'token_revocations'
  static override readonly idColumn = 'token_revocation_id'
  static override readonly defaults = { failure_count: 0 }

  declare token_revocation_id: string
  declare platform: string
  /** Encrypted, bound to `token_revocation_id`: the token, as `focus_signals.credentials` has it. */
  declare credentials: string
  /** When the platform is asked next, UTC. */
  declare next_try_at: Date
  /** Failures in a row. */
  declare failure_count: number
}

// A one-time secret, of which only an HMAC is kept.
import { Row } from './row.ts'

export type LinkPurpose = 'link' | 'invite' | 'sign_in' | 'operator'

export class LinkCode extends Row {
  static override readonly tableName = 'link_codes'
  static override readonly idColumn = 'code_id'

  declare code_id: string
  declare purpose: LinkPurpose
  /** HMAC-SHA-256, hexadecimal. */
  declare code_hash: string
  /** To whom it leads; null: somebody new, or the first operator. */
  declare user_id: string | null
  declare issuer_account_id: string | null
  /** The only identity that may redeem it, when set. */
  declare bound_account_id: string | null
  declare redeemer_account_id: string | null
  declare expires_at: Date
  declare redeemed_at: Date | null
  /** The redeemer's yes. */
  declare confirmed_at: Date | null
  /** The issuer's yes. */
  declare approved_at: Date | null
  declare created_at: Date
}

// A one-time secret, stored as an HMAC.
import { Row } from './row.ts'

export type LinkPurpose = 'link' | 'invite' | 'sign_in' | 'operator'

export class LinkCode extends Row {
  static override readonly tableName = 'link_codes'
  static override readonly idColumn = 'code_id'

  declare code_id: string
  declare purpose: LinkPurpose
  /** HMAC-SHA-256, hexadecimal. */
  declare code_hash: string
  /** The person it leads to; null: a new person, or the first operator. */
  declare user_id: string | null
  declare issuer_account_id: string | null
  /** The only identity that may redeem it, if set. */
  declare bound_account_id: string | null
  declare redeemer_account_id: string | null
  declare expires_at: Date
  declare redeemed_at: Date | null
  /** The redeemer's confirmation. */
  declare confirmed_at: Date | null
  /** The issuer's confirmation. */
  declare approved_at: Date | null
  declare created_at: Date
}

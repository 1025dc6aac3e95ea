// The private link to the page: valid once, for ten minutes, stored as a hash.
import type { Transaction } from 'objection'
import { newId } from '../../models/id.ts'
import { LinkCode } from '../../models/link-code.ts'
import type { Me } from '../request/me.ts'
import { computeMac } from './secrets.ts'
import { generateSecret } from './sessions/refresh-token.ts'

/** How long a sign-in link is valid. */
export const SIGN_IN_LINK_MINUTES = 10

/** A secret for a person's own link. */
export async function createSignInSecret(me: Me): Promise<string> {
  const secret = generateSecret()
  await LinkCode.query(me.trx).insert({
    code_id: newId(),
    purpose: 'sign_in',
    code_hash: hashOf(me.appSettings.secretKey, secret),
    user_id: me.user.user_id,
    issuer_account_id: me.account?.account_id ?? null,
    expires_at: new Date(me.now.getTime() + SIGN_IN_LINK_MINUTES * 60_000),
    created_at: me.now,
  })
  return secret
}

/** Whether this link is valid. Checking does not use it up, since link previews fetch it. */
export async function isSignInSecretValid(
  trx: Transaction,
  secretKey: string,
  secret: string,
  now: Date,
): Promise<boolean> {
  return (await openCode(trx, secretKey, secret, now)) !== undefined
}

/**
 * Uses the link up.
 * @returns its person; null if it is unknown, used or expired
 */
export async function redeemSignInSecret(
  trx: Transaction,
  secretKey: string,
  secret: string,
  now: Date,
): Promise<string | null> {
  const code = await openCode(trx, secretKey, secret, now).forNoKeyUpdate()
  if (!code?.user_id) return null
  const used = await LinkCode.query(trx)
    .findById(code.code_id)
    .whereNull('redeemed_at')
    .patch({ redeemed_at: now, confirmed_at: now })
  return used === 1 ? code.user_id : null
}

const openCode = (trx: Transaction, secretKey: string, secret: string, now: Date) =>
  LinkCode.query(trx)
    .findOne({ purpose: 'sign_in', code_hash: hashOf(secretKey, secret) })
    .whereNull('redeemed_at')
    .where('expires_at', '>', now)

const hashOf = (secretKey: string, secret: string): string =>
  computeMac(secretKey, 'sign-in link', secret).toString('hex')

// Signing in to the page: the private link, valid once, for ten minutes, stored as a hash; and the notice of a sign-in in a
// browser that was not seen before.
import type { Transaction } from 'objection'
import type { BegunSession, SignInDevice, SignInOffer } from '../../contracts/sessions.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { LinkCode } from '../../models/link-code.ts'
import { User } from '../../models/user.ts'
import * as letters from '../reminders/account-notices.ts'
import type { Me } from '../request/me.ts'
import { computeMac } from './secrets.ts'
import { beginSession, endPushOfOthers, hashDevice, isKnownDevice, type SessionStore } from './sessions/index.ts'
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

/**
 * Whom a link signs in, and in which chat it was asked for. Looking does not use it up, since link previews fetch it.
 * @returns null if it is unknown, used or expired
 */
export async function findSignInOffer(
  trx: Transaction,
  secretKey: string,
  secret: string,
  now: Date,
): Promise<SignInOffer | null> {
  const code = await openCode(trx, secretKey, secret, now)
  const user = code?.user_id ? await User.query(trx).findById(code.user_id) : undefined
  if (!code || !user?.is_active) return null
  const account = code.issuer_account_id
    ? await ChatAccount.query(trx).findById(code.issuer_account_id).withGraphFetched('space')
    : undefined
  return {
    userId: user.user_id,
    name: user.full_name ?? user.username,
    platform: account?.space?.platform ?? null,
    space: account?.space?.name ?? null,
  }
}

/**
 * Begins a session in a browser or a program. One that was not seen before is told to the person in their chat.
 * @param from `deviceSecret`: the cookie that the browser showed. One that this person did not sign in with before is
 *   replaced, since another person may have a copy.
 */
export async function signInDevice(
  store: SessionStore,
  userId: string,
  { device, deviceSecret, isBrowser }: SignInDevice,
): Promise<BegunSession | null> {
  const shown = deviceSecret === null ? null : hashDevice(store.secretKey, deviceSecret)
  const isKnown = shown !== null && (await store.transact((trx) => isKnownDevice(trx, userId, shown)))
  const secret = isBrowser ? (isKnown ? deviceSecret : generateSecret()) : null
  const grant = await beginSession(store, userId, device, {
    deviceHash: secret === null ? null : hashDevice(store.secretKey, secret),
    async beforeBegin(trx, { familyId }, now) {
      if (shown !== null) await endPushOfOthers(trx, userId, shown)
      const account = isKnown ? undefined : await letters.findLastUsedAccount(trx, userId)
      if (account)
        await letters.enqueueAccountNotice(trx, now, {
          kind: 'device',
          subjectId: familyId,
          slot: 'new',
          userId,
          accountId: account.account_id,
        })
    },
  })
  return grant && { ...grant, deviceSecret: secret }
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

// Sessions of the page and of programs: a short access token, and a refresh token that is rotated at each use. A family
// of tokens is one session, named by its first token.

import type { Transaction } from 'objection'
import type { PresentedSession, SessionRef, SessionTokens, SessionUser } from '../../../contracts/sessions.ts'
import { newId } from '../../../models/id.ts'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'
import { User } from '../../../models/user.ts'
import { cleanText, cutText } from '../../../text.ts'
import { ACCESS_TTL_MINUTES, signAccessToken, verifyAccessToken } from './access-token.ts'
import {
  formatRefreshToken,
  generateSecret,
  hashSecret,
  parseRefreshToken,
  type RefreshSecret,
  successorSecret,
  verifySecret,
} from './refresh-token.ts'
import { type RotatedToken, refreshTokenRow, rotateToken, SLIDING_MS } from './rotation.ts'
import { findChildToken, recordReceived } from './token-family.ts'

export {
  disownSession,
  endPushOfOthers,
  findDevices,
  hashDevice,
  isKnownDevice,
  listDevices,
  signOutDevices,
} from './devices.ts'
export { deleteExpiredFamilies } from './token-family.ts'

/** Stores sessions. Hashing is slow and happens between transactions. */
export interface SessionStore {
  transact<R>(work: (trx: Transaction) => Promise<R>): Promise<R>
  readonly secretKey: string
  now(): Date
}

/** How long after sign-in a session counts as fresh. */
export const FRESH_SESSION_MINUTES = 10

/** What else is known of a sign-in. */
export interface SignInDetails {
  /** The keyed hash of the browser's own cookie. */
  readonly deviceHash?: string | null
  /** Runs in the transaction in which the session begins, before it does. */
  beforeBegin?(trx: Transaction, session: SessionRef, now: Date): Promise<void>
}

/** Begins a session: the first token of a new family. */
export async function beginSession(
  store: SessionStore,
  userId: string,
  device: string,
  { deviceHash = null, beforeBegin }: SignInDetails = {},
): Promise<SessionTokens | null> {
  const token = { tokenId: newId(), secret: generateSecret() }
  const hash = await hashSecret(token.secret)
  const now = store.now()
  const expiresAt = new Date(now.getTime() + SLIDING_MS)
  const isWelcome = await store.transact(async (trx) => {
    const user = await User.query(trx).findById(userId).forNoKeyUpdate()
    if (!user?.is_active) return false
    await beforeBegin?.(trx, { userId, familyId: token.tokenId }, now)
    await RefreshToken.query(trx).insert(refreshTokenRow(token.tokenId, userId, hash, expiresAt, now))
    await RefreshTokenLink.query(trx).insert({
      token_id: token.tokenId,
      family_id: token.tokenId,
      parent_id: null,
      device: cutText(cleanText(device), 255).kept,
      device_hash: deviceHash,
      received_at: null,
    })
    await user.$query(trx).patch({ last_login: now, updated_at: now })
    return true
  })
  return isWelcome ? issueTokens(store, { userId, familyId: token.tokenId, token, expiresAt, now }) : null
}

/**
 * Rotates a token. Reusing a token ends its whole session in this request, except that the parent of the newest token
 * gets the same successor again: for ten seconds, and in the browser that the session began in until the successor or its
 * access token is shown for the first time. Until then the answer that brought it may have been lost.
 * @param deviceHash the keyed hash of the browser's own cookie
 * @returns null if the token is unknown, expired, revoked or used
 */
export async function refreshSession(
  store: SessionStore,
  presented: string,
  deviceHash: string | null = null,
): Promise<SessionTokens | null> {
  const given = parseRefreshToken(presented)
  if (!given || !(await verifyRefreshToken(store, given))) return null
  const secret = successorSecret(store.secretKey, given)
  const hash = await hashSecret(secret)
  const now = store.now()
  const next = await store.transact((trx) => rotateToken(trx, { tokenId: given.tokenId, hash, deviceHash }, now))
  if (!next) return null
  return issueTokens(store, { ...next, token: { tokenId: next.tokenId, secret }, now })
}

/**
 * The person of an access token; null if it has expired, or its session or person is no longer active.
 * @param isJustIssued it comes from here and not from its holder, who may never receive it
 */
export async function authenticateAccessToken(
  store: SessionStore,
  accessToken: string,
  isJustIssued = false,
): Promise<SessionUser | null> {
  const claims = await verifyAccessToken(store.secretKey, accessToken, store.now())
  if (!claims) return null
  return store.transact(async (trx) => {
    const user = await activeUserQuery(trx, claims)
    if (!user) return null
    const { userId, familyId, tokenId } = claims
    if (tokenId !== null && !isJustIssued) await recordReceived(trx, tokenId, store.now())
    return { userId, familyId, name: user.full_name ?? user.username }
  })
}

/** Whether this session and its person are active, whatever the token. */
export const isActiveSession = (trx: Transaction, session: SessionRef): Promise<boolean> =>
  activeUserQuery(trx, session).then((user) => user !== undefined)

/** Whether this session is fresh: its holder just came by a chat's link or knew the password. */
export async function isFreshSession(trx: Transaction, { userId, familyId }: SessionRef, now: Date): Promise<boolean> {
  const root = await RefreshToken.query(trx).findOne({ token_id: familyId, user_id: userId, revoked: false })
  const began = root?.created_at?.getTime()
  return began !== undefined && now.getTime() - began <= FRESH_SESSION_MINUTES * 60_000
}

/**
 * The active session of a token, proven by its secret, so that nobody ends a session by its id.
 * @returns null if the token is unknown, expired or revoked
 */
export async function findSessionByRefreshToken(
  store: SessionStore,
  presented: string,
): Promise<PresentedSession | null> {
  const given = parseRefreshToken(presented)
  const session = given && (await verifyRefreshToken(store, given))
  if (!session) return null
  return store.transact(async (trx) => {
    const living = await RefreshToken.query(trx)
      .findOne({ token_id: given.tokenId, revoked: false })
      .where('expires_at', '>', store.now())
    const user = living && (await User.query(trx).findById(session.userId))
    if (!user) return null
    const isNewest = !(await findChildToken(trx, given.tokenId))
    return { ...session, name: user.full_name ?? user.username, isNewest }
  })
}

/** The session's person, while both are active. */
const activeUserQuery = (trx: Transaction, { userId, familyId }: SessionRef) =>
  User.query(trx)
    .findById(userId)
    .where('is_active', true)
    .whereIn('user_id', RefreshToken.query(trx).select('user_id').where({ token_id: familyId, revoked: false }))

/** The token's row if its secret is right; whether it is valid is checked elsewhere. */
async function verifyRefreshToken(
  store: SessionStore,
  { tokenId, secret }: RefreshSecret,
): Promise<Omit<SessionUser, 'name'> | null> {
  const found = await store.transact(async (trx) => {
    const token = await RefreshToken.query(trx).findById(tokenId)
    const link = token && (await RefreshTokenLink.query(trx).findById(tokenId))
    return link && { hash: token.token_hash, userId: token.user_id, familyId: link.family_id }
  })
  if (!found || !(await verifySecret(secret, found.hash))) return null
  return { userId: found.userId, familyId: found.familyId }
}

async function issueTokens(
  { secretKey }: SessionStore,
  about: Omit<RotatedToken, 'tokenId'> & { readonly token: RefreshSecret; readonly now: Date },
): Promise<SessionTokens> {
  const { userId, familyId, token, expiresAt, now } = about
  const accessExpiresAt = new Date(Math.min(now.getTime() + ACCESS_TTL_MINUTES * 60_000, expiresAt.getTime()))
  return {
    userId,
    familyId,
    accessToken: await signAccessToken(secretKey, { userId, familyId, tokenId: token.tokenId }, now, accessExpiresAt),
    accessExpiresAt,
    refreshToken: formatRefreshToken(token),
    refreshExpiresAt: expiresAt,
  }
}

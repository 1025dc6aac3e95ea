// Sessions of the personal page and of programs: a short access token, and a refresh token that is another one after
// each use. A family is one session, named by its first token.
import type { Transaction } from 'objection'
import { newId } from '../../../models/id.ts'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'
import { User } from '../../../models/user.ts'
import { clean, cutText } from '../../../text.ts'
import * as audit from '../audit.ts'
import { ACCESS_MINUTES, readAccess, signAccess } from './access-token.ts'
import { childOf, revoke } from './family.ts'
import { formatToken, hashSecret, newSecret, parseToken, proves, type RefreshSecret, successorOf } from './token.ts'

export { type Device, devices, end } from './devices.ts'
export { forgetOver } from './family.ts'

/** Where sessions are kept. Hashing is slow and happens between transactions, never in one. */
export interface SessionStore {
  transact<R>(work: (trx: Transaction) => Promise<R>): Promise<R>
  readonly secretKey: string
  now(): Date
}

/** What a person's browser or program is given. */
export interface Grant {
  readonly userId: string
  readonly familyId: string
  readonly accessToken: string
  readonly accessExpiresAt: Date
  readonly refreshToken: string
  readonly refreshExpiresAt: Date
}

/** Who asks, in which session. */
export interface Visitor {
  readonly userId: string
  readonly familyId: string
  readonly name: string
}

/** Whose session, and which. */
export type Session = Pick<Visitor, 'userId' | 'familyId'>

/** So long after signing in, what outlives a session can be set. */
export const FRESH_MINUTES = 10

const SLIDING_MS = 30 * 86_400_000
const ABSOLUTE_MS = 90 * 86_400_000
/** For so long an answer that was lost on its way can be fetched once more. */
const AGAIN_MS = 10_000

/** Begins a session: the first token of a new family. */
export async function begin(store: SessionStore, userId: string, device: string): Promise<Grant | null> {
  const token = { tokenId: newId(), secret: newSecret() }
  const hash = await hashSecret(token.secret)
  const now = store.now()
  const expiresAt = new Date(now.getTime() + SLIDING_MS)
  const isWelcome = await store.transact(async (trx) => {
    const user = await User.query(trx).findById(userId).forUpdate()
    if (!user?.is_active) return false
    await RefreshToken.query(trx).insert(rowOf(token.tokenId, userId, hash, expiresAt, now))
    await RefreshTokenLink.query(trx).insert({
      token_id: token.tokenId,
      family_id: token.tokenId,
      parent_id: null,
      device: cutText(clean(device), 255).kept,
    })
    await user.$query(trx).patch({ last_login: now, updated_at: now })
    return true
  })
  return isWelcome ? grant(store, { userId, familyId: token.tokenId, token, expiresAt, now }) : null
}

/**
 * The next tokens of a session. A token that was used before ends its whole session in this very request, except that
 * for ten seconds the newest token's own parent gets the same successor again.
 * @returns null where the token is unknown, over, revoked or used
 */
export async function refresh(store: SessionStore, presented: string): Promise<Grant | null> {
  const given = parseToken(presented)
  if (!given || !(await proven(store, given))) return null
  const secret = successorOf(store.secretKey, given)
  const hash = await hashSecret(secret)
  const now = store.now()
  const next = await store.transact((trx) => rotate(trx, given.tokenId, hash, now))
  if (!next) return null
  return grant(store, { ...next, token: { tokenId: next.tokenId, secret }, now })
}

/** Who presents this access token; null where it is over, or its session or person is not active any more. */
export async function check(store: SessionStore, accessToken: string): Promise<Visitor | null> {
  const claims = await readAccess(store.secretKey, accessToken, store.now())
  if (!claims) return null
  return store.transact(async (trx) => {
    const user = await personOf(trx, claims)
    return user ? { ...claims, name: user.full_name ?? user.username } : null
  })
}

/** Is this session, and its person, still active? Whatever token it is shown by. */
export const lives = (trx: Transaction, session: Session): Promise<boolean> =>
  personOf(trx, session).then((user) => user !== undefined)

/** Was this session begun a moment ago? Then whoever has it came by a link of a chat or knew the password. */
export async function isFresh(trx: Transaction, { userId, familyId }: Session, now: Date): Promise<boolean> {
  const root = await RefreshToken.query(trx).findOne({ token_id: familyId, user_id: userId, revoked: false })
  const began = root?.created_at?.getTime()
  return began !== undefined && now.getTime() - began <= FRESH_MINUTES * 60_000
}

/** A session, as one of its tokens shows it. */
export type Shown = Omit<Visitor, 'name'> & {
  /** False of a token that was used: it speaks for its own session at most. */
  readonly isNewest: boolean
}

/**
 * The living session whose token this is; proven, so that nobody ends a session by its id.
 * @returns null where the token is unknown, over or revoked
 */
export async function familyOf(store: SessionStore, presented: string): Promise<Shown | null> {
  const given = parseToken(presented)
  const session = given && (await proven(store, given))
  if (!session) return null
  return store.transact(async (trx) => {
    const living = await RefreshToken.query(trx)
      .findOne({ token_id: given.tokenId, revoked: false })
      .where('expires_at', '>', store.now())
    return living ? { ...session, isNewest: !(await childOf(trx, given.tokenId)) } : null
  })
}

interface Rotated {
  readonly userId: string
  readonly familyId: string
  readonly tokenId: string
  readonly expiresAt: Date
}

/** Whose session this is, while both are active. */
const personOf = (trx: Transaction, { userId, familyId }: Session) =>
  User.query(trx)
    .findById(userId)
    .where('is_active', true)
    .whereIn('user_id', RefreshToken.query(trx).select('user_id').where({ token_id: familyId, revoked: false }))

/** Whose token this is, if its secret is right; whether it still counts is another question. */
async function proven(store: SessionStore, { tokenId, secret }: RefreshSecret): Promise<Omit<Visitor, 'name'> | null> {
  const found = await store.transact(async (trx) => {
    const token = await RefreshToken.query(trx).findById(tokenId)
    const link = token && (await RefreshTokenLink.query(trx).findById(tokenId))
    return link && { hash: token.token_hash, userId: token.user_id, familyId: link.family_id }
  })
  if (!found || !(await proves(secret, found.hash))) return null
  return { userId: found.userId, familyId: found.familyId }
}

/**
 * Under the lock of the family's first row: of several at once one makes the successor, the others find it. The person's
 * row comes before it, as wherever sessions are ended, so that neither waits for the other in a circle.
 */
async function rotate(trx: Transaction, tokenId: string, hash: string, now: Date): Promise<Rotated | null> {
  const link = await RefreshTokenLink.query(trx).findById(tokenId)
  const owner = link && (await RefreshToken.query(trx).findById(link.family_id))
  const user = owner && (await User.query(trx).findById(owner.user_id).forShare())
  const root = link && (await RefreshToken.query(trx).findById(link.family_id).forUpdate())
  if (!link || !root || root.revoked || !user?.is_active) return null
  const { user_id: userId } = root
  const familyId = root.token_id
  const next = await childOf(trx, tokenId)
  if (next) {
    const given = await RefreshToken.query(trx).findById(next.token_id)
    const age = now.getTime() - (given?.created_at ?? root.expires_at).getTime()
    if (given && age <= AGAIN_MS && given.expires_at > now && !(await childOf(trx, next.token_id)))
      return { userId, familyId, tokenId: next.token_id, expiresAt: given.expires_at }
    await revoke(trx, familyId, now)
    await audit.record(trx, now, { action: 'session reused', actorId: null, subjectId: userId })
    return null
  }
  const token = await RefreshToken.query(trx).findById(tokenId)
  const absolute = (root.created_at ?? now).getTime() + ABSOLUTE_MS
  const expiresAt = new Date(Math.min(now.getTime() + SLIDING_MS, absolute))
  if (!token || token.expires_at <= now || expiresAt <= now) return null
  const made = rowOf(newId(), userId, hash, expiresAt, now)
  await RefreshToken.query(trx).insert(made)
  await RefreshTokenLink.query(trx).insert({
    token_id: made.token_id,
    family_id: familyId,
    parent_id: tokenId,
    device: null,
  })
  return { userId, familyId, tokenId: made.token_id, expiresAt }
}

async function grant(
  { secretKey }: SessionStore,
  about: Omit<Rotated, 'tokenId'> & { readonly token: RefreshSecret; readonly now: Date },
): Promise<Grant> {
  const { userId, familyId, token, expiresAt, now } = about
  const accessExpiresAt = new Date(Math.min(now.getTime() + ACCESS_MINUTES * 60_000, expiresAt.getTime()))
  return {
    userId,
    familyId,
    accessToken: await signAccess(secretKey, { userId, familyId }, now, accessExpiresAt),
    accessExpiresAt,
    refreshToken: formatToken(token),
    refreshExpiresAt: expiresAt,
  }
}

const rowOf = (token_id: string, user_id: string, token_hash: string, expires_at: Date, created_at: Date) => ({
  token_id,
  user_id,
  token_hash,
  expires_at,
  created_at,
  revoked: false,
  revoked_at: null,
})

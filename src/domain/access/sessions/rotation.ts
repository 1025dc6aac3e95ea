// Rotation of a refresh token: one successor for each, whoever asks at once, and the end of the session where a used one
// comes again.
import type { Transaction } from 'objection'
import { newId } from '../../../models/id.ts'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'
import { User } from '../../../models/user.ts'
import * as audit from '../audit.ts'
import { beganOnDevice, findChildToken, recordReceived, revokeFamily } from './token-family.ts'

/** How long a token is valid that is not used. */
export const SLIDING_MS = 30 * 86_400_000
/** How long a session lasts at most, however often it is used. */
const ABSOLUTE_MS = 90 * 86_400_000
/** How long a lost answer to a rotation can be repeated, whoever asks for it. */
const REUSE_GRACE_MS = 10_000

/** The newest token of a session. */
export interface RotatedToken {
  readonly userId: string
  readonly familyId: string
  readonly tokenId: string
  readonly expiresAt: Date
}

/**
 * Under a lock of the family's first row: of concurrent requests one creates the successor, the others find it. The
 * person's row is locked before it, as wherever sessions end, to avoid deadlocks.
 * @returns null if the token is unknown, expired, revoked, or used longer ago than a lost answer explains
 */
export async function rotateToken(
  trx: Transaction,
  {
    tokenId,
    hash,
    deviceHash,
  }: { readonly tokenId: string; readonly hash: string; readonly deviceHash: string | null },
  now: Date,
): Promise<RotatedToken | null> {
  const link = await RefreshTokenLink.query(trx).findById(tokenId)
  const owner = link && (await RefreshToken.query(trx).findById(link.family_id))
  const user = owner && (await User.query(trx).findById(owner.user_id).forShare())
  const root = link && (await RefreshToken.query(trx).findById(link.family_id).forNoKeyUpdate())
  if (!link || !root || root.revoked || !user?.is_active) return null
  const { user_id: userId } = root
  const familyId = root.token_id
  const next = await findChildToken(trx, tokenId)
  if (next) {
    const given = await RefreshToken.query(trx).findById(next.token_id)
    const age = now.getTime() - (given?.created_at ?? root.expires_at).getTime()
    const mayBeLost =
      age <= REUSE_GRACE_MS || (next.received_at === null && (await beganOnDevice(trx, familyId, deviceHash)))
    if (given && mayBeLost && given.expires_at > now && !(await findChildToken(trx, next.token_id)))
      return { userId, familyId, tokenId: next.token_id, expiresAt: given.expires_at }
    await revokeFamily(trx, familyId, now)
    await audit.recordAudit(trx, now, { action: 'session reused', actorId: null, subjectId: userId })
    return null
  }
  const token = await RefreshToken.query(trx).findById(tokenId)
  const absolute = (root.created_at ?? now).getTime() + ABSOLUTE_MS
  const expiresAt = new Date(Math.min(now.getTime() + SLIDING_MS, absolute))
  if (!token || token.expires_at <= now || expiresAt <= now) return null
  await recordReceived(trx, tokenId, now)
  const made = refreshTokenRow(newId(), userId, hash, expiresAt, now)
  await RefreshToken.query(trx).insert(made)
  await RefreshTokenLink.query(trx).insert({
    token_id: made.token_id,
    family_id: familyId,
    parent_id: tokenId,
    device: null,
    device_hash: null,
    received_at: null,
  })
  return { userId, familyId, tokenId: made.token_id, expiresAt }
}

/** The row of an active token. */
export const refreshTokenRow = (
  token_id: string,
  user_id: string,
  token_hash: string,
  expires_at: Date,
  created_at: Date,
) => ({
  token_id,
  user_id,
  token_hash,
  expires_at,
  created_at,
  revoked: false,
  revoked_at: null,
})

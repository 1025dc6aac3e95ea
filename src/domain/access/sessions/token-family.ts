// Families of refresh tokens, one for each session: which token replaced which, and how all end.
import type { Transaction } from 'objection'
import { PushDevice } from '../../../models/push-device.ts'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'
import { User } from '../../../models/user.ts'

/** The token that replaced this one, if it was used. */
export const findChildToken = (trx: Transaction, tokenId: string) =>
  RefreshTokenLink.query(trx).findOne({ parent_id: tokenId })

/** Whether a session began in this browser; a browser without a cookie of its own is none. */
export async function beganOnDevice(trx: Transaction, familyId: string, deviceHash: string | null): Promise<boolean> {
  if (deviceHash === null) return false
  const root = await RefreshTokenLink.query(trx).findById(familyId)
  return root?.device_hash === deviceHash
}

/** Notes that a token has reached its holder. Written once for each token. */
export async function recordReceived(trx: Transaction, tokenId: string, now: Date): Promise<void> {
  const link = await RefreshTokenLink.query(trx).findById(tokenId)
  if (link?.received_at === null)
    await RefreshTokenLink.query(trx).findById(tokenId).whereNull('received_at').patch({ received_at: now })
}

/** Revokes every token of a session, from the next request on. */
export async function revokeFamily(trx: Transaction, familyId: string, now: Date): Promise<void> {
  const family = await RefreshTokenLink.query(trx).where({ family_id: familyId })
  await RefreshToken.query(trx)
    .whereIn(
      'token_id',
      family.map(({ token_id }) => token_id),
    )
    .where('revoked', false)
    .patch({ revoked: true, revoked_at: now })
  // Their other open pages list one session less.
  await User.query(trx)
    .whereIn('user_id', RefreshToken.query(trx).select('user_id').where({ token_id: familyId }))
    .patch({ updated_at: now })
  // Its browser shows nothing of the person any more.
  await PushDevice.query(trx).delete().where({ family_id: familyId })
}

/**
 * Deletes sessions that are over: whole families, of which the newest token has expired. Each is locked before it is
 * looked at again, so that one that is being refreshed meanwhile stays.
 * @param limit sessions at most
 * @returns `deleted`: tokens; `hasMore`: there may be more sessions
 */
export async function deleteExpiredFamilies(
  trx: Transaction,
  now: Date,
  limit: number,
): Promise<{ readonly deleted: number; readonly hasMore: boolean }> {
  // A session is named by its first token, which expires before the others.
  const expired = () =>
    RefreshToken.query(trx)
      .select('refresh_tokens.token_id')
      .where('refresh_tokens.expires_at', '<', now)
      .whereIn('refresh_tokens.token_id', RefreshTokenLink.query(trx).select('family_id'))
      .whereNotExists(
        RefreshTokenLink.query(trx)
          .join('refresh_tokens as newer', 'newer.token_id', 'refresh_token_links.token_id')
          .whereColumn('refresh_token_links.family_id', 'refresh_tokens.token_id')
          .where('newer.expires_at', '>=', now),
      )
  const candidates = await expired().orderBy('refresh_tokens.expires_at').limit(limit)
  if (candidates.length === 0) return { deleted: 0, hasMore: false }
  const ids = candidates.map(({ token_id }) => token_id)
  await RefreshToken.query(trx).findByIds(ids).orderBy('token_id').forUpdate()
  const families = (await expired().whereIn('refresh_tokens.token_id', ids)).map(({ token_id }) => token_id)
  const members = await RefreshTokenLink.query(trx).whereIn('family_id', families)
  const deleted = await RefreshToken.query(trx)
    .delete()
    .whereIn(
      'token_id',
      members.map(({ token_id }) => token_id),
    )
  return { deleted, hasMore: candidates.length === limit }
}

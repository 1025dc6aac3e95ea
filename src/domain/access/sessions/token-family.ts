// A family of refresh tokens is one session: which token came of which, and the end of them all.
import type { Transaction } from 'objection'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'

/** The token that was made of this one, if it was used. */
export const findChildToken = (trx: Transaction, tokenId: string) =>
  RefreshTokenLink.query(trx).findOne({ parent_id: tokenId })

/** Ends a session: none of its tokens counts any more, from the next request on. */
export async function revokeFamily(trx: Transaction, familyId: string, now: Date): Promise<void> {
  const family = await RefreshTokenLink.query(trx).where({ family_id: familyId })
  await RefreshToken.query(trx)
    .whereIn(
      'token_id',
      family.map(({ token_id }) => token_id),
    )
    .where('revoked', false)
    .patch({ revoked: true, revoked_at: now })
}

/**
 * Forgets sessions that are over: whole families, of which the newest token has expired. Each is locked before it is
 * looked at again, so that one that is being refreshed meanwhile stays.
 */
export async function deleteExpiredFamilies(trx: Transaction, now: Date): Promise<void> {
  const over = (families?: readonly string[]) => {
    const query = RefreshTokenLink.query(trx)
      .join('refresh_tokens', 'refresh_tokens.token_id', 'refresh_token_links.token_id')
      .select('refresh_token_links.family_id')
      .groupBy('refresh_token_links.family_id')
      .havingRaw('max(refresh_tokens.expires_at) < ?', [now])
    return families ? query.whereIn('refresh_token_links.family_id', [...families]) : query
  }
  const candidates = (await over()).map(({ family_id }) => family_id)
  if (candidates.length === 0) return
  await RefreshToken.query(trx).findByIds(candidates).orderBy('token_id').forUpdate()
  const families = (await over(candidates)).map(({ family_id }) => family_id)
  const members = await RefreshTokenLink.query(trx).whereIn('family_id', families)
  await RefreshToken.query(trx)
    .delete()
    .whereIn(
      'token_id',
      members.map(({ token_id }) => token_id),
    )
}

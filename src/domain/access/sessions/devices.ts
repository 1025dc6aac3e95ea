// Signed-in devices, and signing out of one or all.

import type { Transaction } from 'objection'
import type { SignedInDevice } from '../../../contracts/people.ts'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'
import { revokeFamily } from './token-family.ts'

/** A person's active sessions, the most recently used first. */
export async function listDevices(trx: Transaction, userId: string, now: Date): Promise<readonly SignedInDevice[]> {
  const roots = await RefreshToken.query(trx)
    .where({ user_id: userId, revoked: false })
    .whereIn('token_id', RefreshTokenLink.query(trx).select('family_id'))
  const links = await RefreshTokenLink.query(trx).whereIn(
    'family_id',
    roots.map(({ token_id }) => token_id),
  )
  const tokens = await RefreshToken.query(trx).findByIds(links.map(({ token_id }) => token_id))
  return roots
    .flatMap((root): SignedInDevice[] => {
      const family = links.filter(({ family_id }) => family_id === root.token_id)
      const newest = newestToken(tokens.filter(({ token_id }) => family.some((link) => link.token_id === token_id)))
      if (!newest || newest.expires_at <= now) return []
      const name = family.find(({ token_id }) => token_id === root.token_id)?.device
      return [
        {
          familyId: root.token_id,
          name: name || 'A device',
          since: root.created_at ?? now,
          usedAt: newest.created_at ?? now,
        },
      ]
    })
    .toSorted((a, b) => b.usedAt.getTime() - a.usedAt.getTime())
}

/**
 * Ends one session of a person, or all, from the next request on.
 * @returns how many active ones ended
 */
export async function signOutDevices(
  trx: Transaction,
  userId: string,
  which: { readonly familyId: string } | 'all',
  now: Date,
): Promise<number> {
  const living = await listDevices(trx, userId, now)
  const ending = living.filter(({ familyId }) => which === 'all' || which.familyId === familyId)
  for (const { familyId } of ending) await revokeFamily(trx, familyId, now)
  return ending.length
}

const newestToken = (tokens: readonly RefreshToken[]): RefreshToken | undefined =>
  tokens.toSorted(
    (a, b) => (b.created_at?.getTime() ?? 0) - (a.created_at?.getTime() ?? 0) || (a.token_id < b.token_id ? 1 : -1),
  )[0]

// Signed-in devices: which are known, signing out of one or all, and what becomes of one that its owner does not know.

import type { Transaction } from 'objection'
import type { DisownedPassword, SignedInDevice } from '../../../contracts/people.ts'
import { ApiToken } from '../../../models/api-token.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { LinkCode } from '../../../models/link-code.ts'
import { PushDevice } from '../../../models/push-device.ts'
import { RefreshToken } from '../../../models/refresh-token.ts'
import { RefreshTokenLink } from '../../../models/refresh-token-link.ts'
import { User } from '../../../models/user.ts'
import { findPasswordChange, recordAudit, wasPasswordRemoved } from '../audit.ts'
import { computeMac } from '../secrets.ts'
import { revokeFamily } from './token-family.ts'

/** The stored form of a browser's own cookie. */
export const hashDevice = (secretKey: string, deviceSecret: string): string =>
  computeMac(secretKey, 'device', deviceSecret).toString('hex')

/** Whether this person signed in with this browser before, as long as its sessions are kept. */
export async function isKnownDevice(trx: Transaction, userId: string, deviceHash: string): Promise<boolean> {
  const known = await RefreshTokenLink.query(trx)
    .where({ device_hash: deviceHash })
    .whereIn('token_id', RefreshToken.query(trx).select('token_id').where({ user_id: userId }))
    .first()
  return known !== undefined
}

/** Ends the notifications of other people in a browser that this person signs in with. */
export async function endPushOfOthers(trx: Transaction, userId: string, deviceHash: string): Promise<void> {
  await PushDevice.query(trx)
    .delete()
    .whereIn('family_id', RefreshTokenLink.query(trx).select('family_id').where({ device_hash: deviceHash }))
    .whereNotIn('account_id', ChatAccount.query(trx).select('account_id').where({ user_id: userId }))
}

/** The devices of sessions by the session's id, also of those that have ended, until their rows are deleted. */
export async function findDevices(
  trx: Transaction,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, SignedInDevice & { readonly userId: string }>> {
  const roots = await RefreshToken.query(trx).findByIds([...familyIds])
  const links = await RefreshTokenLink.query(trx)
    .findByIds([...familyIds])
    .whereNull('parent_id')
  return new Map(
    links.flatMap(({ token_id: familyId, device }) => {
      const root = roots.find(({ token_id }) => token_id === familyId)
      if (!root) return []
      const since = root.created_at ?? root.expires_at
      return [[familyId, { userId: root.user_id, familyId, name: device || 'A device', since, usedAt: since }] as const]
    }),
  )
}

/**
 * Ends a session that was not its person's, and takes back what it allowed: the password, with the sessions that it may
 * have opened since, tokens made since the session began, and codes that still wait for an answer. What it wrote stays:
 * nobody can tell it from the person's own words. Idempotent.
 * @returns which password was removed, also where that was before
 */
export async function disownSession(
  trx: Transaction,
  userId: string,
  { familyId, since }: Pick<SignedInDevice, 'familyId' | 'since'>,
  now: Date,
): Promise<DisownedPassword> {
  await revokeFamily(trx, familyId, now)
  // The browser is known no more: its next sign-in is told again.
  const root = await RefreshTokenLink.query(trx).findById(familyId)
  if (root?.device_hash)
    await RefreshTokenLink.query(trx)
      .where({ device_hash: root.device_hash })
      .whereIn('token_id', RefreshToken.query(trx).select('token_id').where({ user_id: userId }))
      .patch({ device_hash: null })
  await LinkCode.query(trx)
    .where({ user_id: userId })
    .whereNull('approved_at')
    .where('created_at', '>=', since)
    .where('expires_at', '>', now)
    .patch({ expires_at: now })
  await ApiToken.query(trx).delete().where({ user_id: userId }).where('created_at', '>=', since)
  const setAt = await findPasswordChange(trx, userId, since)
  const user = await User.query(trx).findById(userId).forNoKeyUpdate()
  if (!user || user.password_hash === null) {
    if (setAt !== null) return 'set since'
    return (await wasPasswordRemoved(trx, userId, since)) ? 'there before' : 'none'
  }
  await user.$query(trx).patch({ password_hash: null, updated_at: now })
  await recordAudit(trx, now, { action: 'password removed', actorId: userId, subjectId: userId })
  // Whoever knew the password may have come again.
  const later = await RefreshToken.query(trx)
    .where({ user_id: userId, revoked: false })
    .where('created_at', '>=', setAt ?? since)
    .whereIn('token_id', RefreshTokenLink.query(trx).select('family_id'))
  for (const { token_id } of later) await revokeFamily(trx, token_id, now)
  return setAt === null ? 'there before' : 'set since'
}

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
 * Ends one session of a person, all but one, or all, from the next request on.
 * @returns how many active ones ended
 */
export async function signOutDevices(
  trx: Transaction,
  userId: string,
  which: { readonly familyId: string } | { readonly others: string } | 'all',
  now: Date,
): Promise<number> {
  const living = await listDevices(trx, userId, now)
  const ending = living.filter(({ familyId }) =>
    which === 'all' ? true : 'others' in which ? which.others !== familyId : which.familyId === familyId,
  )
  for (const { familyId } of ending) await revokeFamily(trx, familyId, now)
  // Also those whose session expired meanwhile.
  if (which === 'all')
    await PushDevice.query(trx)
      .delete()
      .whereIn('account_id', ChatAccount.query(trx).select('account_id').where({ user_id: userId }))
  return ending.length
}

const newestToken = (tokens: readonly RefreshToken[]): RefreshToken | undefined =>
  tokens.toSorted(
    (a, b) => (b.created_at?.getTime() ?? 0) - (a.created_at?.getTime() ?? 0) || (a.token_id < b.token_id ? 1 : -1),
  )[0]

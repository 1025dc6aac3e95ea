// The chat accounts of a person, their names, and unlinking one.

import type { Transaction } from 'objection'
import type { AccountLabel, LinkedAccount } from '../../contracts/people.ts'
import { Card } from '../../models/card.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { preferences } from '../../models/json.ts'
import { LinkCode } from '../../models/link-code.ts'
import { PushDevice } from '../../models/push-device.ts'
import { RecentView } from '../../models/recent-view.ts'
import { RefreshToken } from '../../models/refresh-token.ts'
import { Space } from '../../models/space.ts'
import { User } from '../../models/user.ts'
import { DomainError } from '../../user-error.ts'
import * as audit from '../access/audit.ts'
import { revokeAllTokens } from '../access/tokens.ts'
import type { Me } from '../request/me.ts'
import { isPersonalPlatform } from '../request/page-platform.ts'
import { deleteAllWebhooks } from '../webhooks/index.ts'
import * as people from './index.ts'
import { endRoleLinkOf } from './linked-roles/index.ts'

/** All of the person's, the most recently used first. The page and its notifications are no accounts. */
export async function listAccounts(me: Me): Promise<LinkedAccount[]> {
  const found = (
    await ChatAccount.query(me.trx).where({ user_id: me.user.user_id }).withGraphFetched('space').orderBy('created_at')
  ).filter(({ space }) => !isPersonalPlatform(space?.platform))
  const latest = ({ last_seen_at, created_at }: ChatAccount) => (last_seen_at ?? created_at).getTime()
  return found
    .toSorted((a, b) => latest(b) - latest(a))
    .map((account) => ({
      ...accountLabel(account),
      lastSeenAt: account.last_seen_at,
      isHere: account.account_id === me.account?.account_id,
      isClosed: account.dm_closed_at !== null || account.space?.is_active === false,
    }))
}

/** One of the person's own accounts; another person's counts as missing. */
export const findAccount = async (me: Me, id: string): Promise<LinkedAccount | undefined> =>
  (await listAccounts(me)).find(({ accountId }) => accountId === id)

/** Names of any accounts, for the people who are asked about them. Null if one is gone. */
export async function findAccountLabel(trx: Transaction, accountId: string): Promise<AccountLabel | null> {
  const account = await ChatAccount.query(trx).findById(accountId).withGraphFetched('space')
  return account ? accountLabel(account) : null
}

/** Needs its space. */
export const accountLabel = (account: ChatAccount): AccountLabel => ({
  accountId: account.account_id,
  platform: account.space?.platform ?? '',
  name: account.display_name ?? account.external_id,
  space: account.space?.name ?? null,
})

/**
 * Unlinks an account: it becomes a new person; all rows stay with the old one, reachable by the remaining accounts.
 * Sessions and calendar addresses are revoked, since the other side may have some.
 * @returns the account's new person
 * @throws DomainError if it is the only one
 */
export async function unlinkAccount(me: Me, account: LinkedAccount): Promise<User> {
  if ((await listAccounts(me)).length < 2)
    throw new DomainError('account.only-one', undefined, [{ command: 'auth link' }])
  const alone = await detachAccount(me.trx, account.accountId, me.now)
  await audit.recordAudit(me.trx, me.now, {
    action: 'unlinked',
    actorId: me.user.user_id,
    subjectId: alone.user_id,
    accountId: account.accountId,
    spaceId: me.account?.space_id ?? null,
    detail: { platform: account.platform },
  })
  return alone
}

/** Moves the account to a new person and revokes its access to the old one. */
export async function detachAccount(trx: Transaction, accountId: string, now: Date): Promise<User> {
  const account = await ChatAccount.query(trx).findById(accountId).throwIfNotFound()
  const space = await Space.query(trx).findById(account.space_id).throwIfNotFound()
  const before = account.user_id === null ? undefined : await User.query(trx).findById(account.user_id)
  // Before the account moves, so that codes it issued are included.
  if (before) await expireLinkCodes(trx, [before.user_id], now)
  const user = await people.createUser(
    trx,
    {
      platform: space.platform,
      space: space.external_id,
      externalId: account.external_id,
      name: account.display_name ?? account.external_id,
      ...(before ? { zone: before.timezone } : {}),
    },
    now,
  )
  await ChatAccount.query(trx).findById(accountId).patch({ user_id: user.user_id })
  await Card.query(trx).delete().where({ account_id: accountId })
  await RecentView.query(trx).delete().where({ account_id: accountId })
  // It showed the effort of the person it was of.
  await endRoleLinkOf(trx, accountId, now)
  if (before) {
    await revokeCredentials(trx, before.user_id, now)
    const calendar_version = before.parsedPreferences.calendar_version + 1
    await before
      .$query(trx)
      .patch({ preferences: preferences.merge(before.preferences, { calendar_version }), updated_at: now })
  }
  return user
}

/** Revokes codes that lead to these people or wait for an answer of their accounts. */
export async function expireLinkCodes(trx: Transaction, userIds: readonly string[], now: Date): Promise<void> {
  const theirs = ChatAccount.query(trx)
    .select('account_id')
    .whereIn('user_id', [...userIds])
  await LinkCode.query(trx)
    .where('expires_at', '>', now)
    .whereNull('approved_at')
    .where((query) =>
      query
        .whereIn('user_id', [...userIds])
        .orWhereIn('issuer_account_id', theirs.clone())
        .orWhereIn('redeemer_account_id', theirs.clone()),
    )
    .patch({ expires_at: now })
}

/** Revokes devices, password, tokens and webhooks, which the other side of a link may hold. */
export async function revokeCredentials(trx: Transaction, userId: string, now: Date): Promise<void> {
  await revokeSessions(trx, userId, now)
  await revokeAllTokens(trx, userId)
  await deleteAllWebhooks(trx, [userId])
  await User.query(trx).findById(userId).patch({ password_hash: null, updated_at: now })
}

/** Every device of the person has to sign in again. */
export async function revokeSessions(trx: Transaction, userId: string, now: Date): Promise<void> {
  await RefreshToken.query(trx).where({ user_id: userId, revoked: false }).patch({ revoked: true, revoked_at: now })
  await PushDevice.query(trx)
    .delete()
    .whereIn('account_id', ChatAccount.query(trx).select('account_id').where({ user_id: userId }))
}

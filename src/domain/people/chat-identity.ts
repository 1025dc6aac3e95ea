// The row of a chat identity, which exists from its first message, with or without access.

import type { Transaction } from 'objection'
import type { ChatIdentity } from '../../contracts/people.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { canonicalZone } from '../../time/index.ts'
import { endFailurePause, upsertSpace } from '../access/spaces.ts'
import { displayName } from './contact.ts'

/** The account of a contact, whoever owns it. */
export async function findAccountByIdentity(trx: Transaction, contact: ChatIdentity): Promise<ChatAccount | undefined> {
  return ChatAccount.query(trx)
    .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
    .select('chat_accounts.*', 'spaces.failure_count as space_failure_count')
    .findOne({
      'spaces.platform': contact.platform,
      'spaces.external_id': contact.space,
      'chat_accounts.external_id': contact.externalId,
    })
}

/** Creates the account of a new contact, and its space. It has no person yet. */
export async function createUnownedAccount(trx: Transaction, contact: ChatIdentity, now: Date): Promise<ChatAccount> {
  return ChatAccount.query(trx)
    .returning('*')
    .insert({
      account_id: newId(),
      space_id: await upsertSpace(trx, contact, now),
      external_id: contact.externalId,
      user_id: null,
      display_name: displayName(contact),
      last_seen_at: now,
      reported_zone: (contact.zone && canonicalZone(contact.zone)) || null,
      locale: contact.locale && contact.locale.length <= 35 ? contact.locale : null,
      created_at: now,
    })
}

/** How a person wrote: directly, or in a channel; and the direct channel, where the platform tells it. */
export interface Contact {
  readonly isDirect: boolean
  readonly directChannelId?: string
}

/**
 * Once a minute is enough to know which account was used last. A message also ends a pause caused by failures: the
 * space works, so it is tried again at once.
 * @returns when the account was used before, UTC; null: never
 */
export async function recordLastSeen(
  trx: Transaction,
  account: ChatAccount,
  now: Date,
  { isDirect, directChannelId = account.dm_channel_id ?? undefined }: Contact,
): Promise<Date | null> {
  if ((account.space_failure_count ?? 0) > 0) await endFailurePause(trx, account.space_id, now)
  const { last_seen_at: seen, dm_closed_at: closed, dm_channel_id: known } = account
  const before = seen
  const isRecent = seen !== null && now.getTime() - seen.getTime() < 60_000
  // Seen after messages were refused, the account is tried once more.
  if (isRecent && (closed === null || (!isDirect && seen > closed)) && known === (directChannelId ?? null))
    return before
  account.last_seen_at = now
  account.dm_channel_id = directChannelId ?? null
  // A person who writes directly can be sent messages.
  if (isDirect) {
    account.dm_closed_at = null
    account.dm_told_at = null
  }
  const { last_seen_at, dm_channel_id, dm_closed_at, dm_told_at } = account
  await account.$query(trx).patch({ last_seen_at, dm_channel_id, dm_closed_at, dm_told_at, deactivated_at: null })
  return before
}

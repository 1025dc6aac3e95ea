// Recipients: zone, preferences, accounts, and last contact, for a whole batch.
import type { Transaction } from 'objection'
import { isPersonalPlatform, PAGE_PLATFORM, PUSH_PLATFORM } from '../../domain/request/page-platform.ts'
import { type Preferences, preferences } from '../../models/json.ts'
import { User } from '../../models/user.ts'

/** A chat account, and whether it can be reached now. */
export interface RecipientAccount {
  readonly accountId: string
  readonly platform: string
  readonly spaceId: string
  /** The space's id on its platform. */
  readonly space: string
  readonly externalId: string
  readonly name: string
  readonly channelId: string | null
  readonly isClosed: boolean
  /** The last message to it was refused. */
  readonly wasClosed: boolean
  readonly isGone: boolean
  readonly pausedUntil: Date | null
  /** Sending there failed recently. */
  readonly hasRecentFailures: boolean
  readonly lastSeenAt: Date | null
}

/** A person who may be sent nudges, and their accounts. */
export interface Recipient {
  readonly user: User
  readonly preferences: Preferences
  /** The most recently used first, without the page, which sends no nudges. */
  readonly accounts: readonly RecipientAccount[]
  /** Their last contact anywhere, UTC. */
  readonly lastHeardAt: Date | null
}

/** Two queries for any number of people. */
export async function loadRecipients(
  trx: Transaction,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Recipient>> {
  const ids = [...new Set(userIds)]
  if (ids.length === 0) return new Map()
  const users = await User.query(trx).whereIn('user_id', ids)
  const accounts: AccountRow[] = await trx('chat_accounts')
    .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
    .select(
      'chat_accounts.account_id',
      'chat_accounts.user_id',
      'chat_accounts.external_id',
      'chat_accounts.display_name',
      'chat_accounts.dm_channel_id',
      'chat_accounts.dm_closed_at',
      'chat_accounts.last_seen_at',
      'chat_accounts.created_at',
      'spaces.space_id',
      'spaces.platform',
      'spaces.external_id as space_external_id',
      'spaces.is_active',
      'spaces.paused_until',
      'spaces.failure_count',
    )
    .whereIn('chat_accounts.user_id', ids)
  const pageSeen = lastSeenOnPage(accounts)
  const byUser = new Map<string, RecipientAccount[]>()
  const heard = new Map<string, Date>()
  // Who uses the page uses the browsers that show its notifications.
  const usedAt = (row: AccountRow): number =>
    Math.max(lastUsedAt(row), row.platform === PUSH_PLATFORM ? (pageSeen.get(row.user_id) ?? 0) : 0)
  for (const row of accounts.toSorted((a, b) => usedAt(b) - usedAt(a) || (a.account_id < b.account_id ? -1 : 1))) {
    const known = heard.get(row.user_id)
    if (row.last_seen_at && (!known || row.last_seen_at > known)) heard.set(row.user_id, row.last_seen_at)
    if (isPersonalPlatform(row.platform) && row.platform !== PUSH_PLATFORM) continue
    const list = byUser.get(row.user_id) ?? []
    list.push(toRecipientAccount(row))
    byUser.set(row.user_id, list)
  }
  return new Map(
    users.map((user) => {
      const reaches = byUser.get(user.user_id) ?? []
      return [
        user.user_id,
        {
          user,
          preferences: cachedPreferences(user.preferences),
          accounts: reaches,
          lastHeardAt: heard.get(user.user_id) ?? null,
        },
      ]
    }),
  )
}

/** The last contact of these people, UTC. One query. */
export async function loadLastHeard(trx: Transaction, userIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const ids = [...new Set(userIds)]
  if (ids.length === 0) return new Map()
  const rows: { user_id: string; heard_at: Date | null }[] = await trx('chat_accounts')
    .select('user_id')
    .max('last_seen_at as heard_at')
    .whereIn('user_id', ids)
    .groupBy('user_id')
  return new Map(rows.flatMap(({ user_id, heard_at }) => (heard_at ? [[user_id, heard_at]] : [])))
}

/** Thousands of people share a few texts; parsing one takes longer than a look-up. */
export function cachedPreferences(text: string | null): Preferences {
  const key = text ?? ''
  let read = preferencesCache.get(key)
  if (!read) {
    read = preferences.read(text)
    if (preferencesCache.size >= 2_000) preferencesCache.clear()
    preferencesCache.set(key, read)
  }
  return read
}

const preferencesCache = new Map<string, Preferences>()

interface AccountRow {
  readonly account_id: string
  readonly user_id: string
  readonly external_id: string
  readonly display_name: string | null
  readonly dm_channel_id: string | null
  readonly dm_closed_at: Date | null
  readonly last_seen_at: Date | null
  readonly created_at: Date
  readonly space_id: string
  readonly platform: string
  readonly space_external_id: string
  readonly is_active: boolean
  readonly paused_until: Date | null
  readonly failure_count: number
}

const lastUsedAt = ({ last_seen_at, created_at }: AccountRow): number => (last_seen_at ?? created_at).getTime()

/** When each person last used the page, in milliseconds. */
const lastSeenOnPage = (rows: readonly AccountRow[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row) => (row.platform === PAGE_PLATFORM ? [[row.user_id, lastUsedAt(row)] as const] : [])))

const toRecipientAccount = (row: AccountRow): RecipientAccount => ({
  accountId: row.account_id,
  platform: row.platform,
  spaceId: row.space_id,
  space: row.space_external_id,
  externalId: row.external_id,
  name: row.display_name ?? row.external_id,
  channelId: row.dm_channel_id,
  // Tried once more after the person was seen again.
  isClosed: row.dm_closed_at !== null && !(row.last_seen_at !== null && row.last_seen_at > row.dm_closed_at),
  wasClosed: row.dm_closed_at !== null,
  isGone: !row.is_active,
  pausedUntil: row.paused_until,
  hasRecentFailures: row.failure_count > 0 || row.paused_until !== null,
  lastSeenAt: row.last_seen_at,
})

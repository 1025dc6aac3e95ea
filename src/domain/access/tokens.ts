// Tokens of a person's programs: named, limited in what they may do and until when, stored as a hash, told in the chat.
import { createHash } from 'node:crypto'
import type { Transaction } from 'objection'
import type { TokenHolder, TokenSummary } from '../../contracts/programs.ts'
import { ApiToken } from '../../models/api-token.ts'
import { CompassZone } from '../../models/compass-zone.ts'
import { newId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { cutText } from '../../text.ts'
import { world } from '../../time/world.ts'
import { DomainError } from '../../user-error.ts'
import { enqueueAccountNotice, findLastUsedAccount } from '../reminders/account-notices.ts'
import type { Me } from '../request/me.ts'
import { isPersonalPlatform, PAGE_PLATFORM } from '../request/page-platform.ts'

/** Tokens of one person at a time. */
export const MAX_TOKENS = 20
/** How long a token lasts where nothing is said. */
export const DEFAULT_TOKEN_DAYS = 90

/** What a token is recognised by, in logs and by scanners of leaked secrets. */
const PREFIX = 'pxt_'
/** Bytes of randomness. */
const SECRET_BYTES = 32

/** A new token's limits. */
export interface TokenInput {
  readonly name: string
  readonly scope: 'read' | 'write'
  readonly zoneId: string | null
  /** Null: until it is revoked. */
  readonly days: number | null
}

/**
 * Makes a token and tells the person in their chat. It is shown this once.
 * @throws DomainError where a program asks, or the person has too many
 */
export async function createToken(
  me: Me,
  { name, scope, zoneId, days }: TokenInput,
): Promise<{ readonly token: string; readonly summary: TokenSummary }> {
  // What outlives a request is given to the person alone.
  if (isPersonalPlatform(me.platform) && me.platform !== PAGE_PLATFORM) throw new DomainError('token.by-program')
  const count = await ApiToken.query(me.trx).where({ user_id: me.user.user_id }).where(isAlive(me.now)).resultSize()
  if (count >= MAX_TOKENS) throw new DomainError('token.too-many', { most: MAX_TOKENS }, [{ command: 'token show' }])
  const token = `${PREFIX}${world().random.bytes(SECRET_BYTES).toString('hex')}`
  const row = {
    api_token_id: newId(),
    user_id: me.user.user_id,
    zone_id: zoneId,
    name: cutText(name.trim(), 100).kept,
    token_hash: hashToken(token),
    scope,
    expires_at: days === null ? null : new Date(me.now.getTime() + days * 86_400_000),
    used_at: null,
    created_at: me.now,
  }
  await ApiToken.query(me.trx).insert(row)
  await tellOfToken(me, row.api_token_id)
  const [summary] = (await listTokens(me)).filter(({ tokenId }) => tokenId === row.api_token_id)
  if (!summary) throw new Error('A token that was not saved')
  return { token, summary }
}

/** The person's living tokens, newest first. */
export async function listTokens(me: Me): Promise<TokenSummary[]> {
  const rows = await ApiToken.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where(isAlive(me.now))
    .orderBy('created_at', 'desc')
    .orderBy('api_token_id')
  return toSummaries(me.trx, rows)
}

/** Of several people, by id; ended ones too. */
export async function findTokens(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, TokenSummary>> {
  const rows = await ApiToken.query(trx).findByIds([...ids])
  return new Map((await toSummaries(trx, rows)).map((summary) => [summary.tokenId, summary]))
}

/** Ends a token of the person's own. @returns false if there was none */
export async function revokeToken(me: Me, tokenId: string): Promise<boolean> {
  const deleted = await ApiToken.query(me.trx).delete().where({ user_id: me.user.user_id, api_token_id: tokenId })
  return deleted > 0
}

/** Ends all tokens of a person. @returns how many */
export async function revokeAllTokens(trx: Transaction, userId: string): Promise<number> {
  return ApiToken.query(trx).delete().where({ user_id: userId })
}

/**
 * Whose token it is; null if it is unknown, has ended, or its person is no longer active. Notes its use, once a minute.
 * @param now UTC
 */
export async function authenticateToken(trx: Transaction, token: string, now: Date): Promise<TokenHolder | null> {
  if (!isToken(token)) return null
  const found = await ApiToken.query(trx).findOne({ token_hash: hashToken(token) })
  if (!found || (found.expires_at && found.expires_at <= now)) return null
  const user = await User.query(trx).findById(found.user_id)
  if (!user?.is_active) return null
  if (!found.used_at || now.getTime() - found.used_at.getTime() >= 60_000)
    await ApiToken.query(trx).findById(found.api_token_id).patch({ used_at: now })
  return {
    tokenId: found.api_token_id,
    scope: found.scope,
    zoneId: found.zone_id,
    userId: user.user_id,
    name: user.username,
  }
}

/** Whether a text looks like one; sessions have access tokens of another form. */
export const isToken = (text: string): boolean => text.startsWith(PREFIX)

/** Of 256 random bits a plain hash is enough: there is nothing to guess. */
const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const isAlive =
  (now: Date) => (rows: { whereNull(column: string): { orWhere(column: string, op: string, value: Date): unknown } }) =>
    void rows.whereNull('expires_at').orWhere('expires_at', '>', now)

async function tellOfToken(me: Me, tokenId: string): Promise<void> {
  const account = await findLastUsedAccount(me.trx, me.user.user_id)
  if (!account) return
  await enqueueAccountNotice(me.trx, me.now, {
    kind: 'token',
    subjectId: tokenId,
    slot: 'made',
    userId: me.user.user_id,
    accountId: account.account_id,
  })
}

async function toSummaries(trx: Transaction, rows: readonly ApiToken[]): Promise<TokenSummary[]> {
  const zones = await CompassZone.query(trx).findByIds(rows.flatMap(({ zone_id }) => zone_id ?? []))
  return rows.map(({ api_token_id: tokenId, name, scope, zone_id, expires_at: expiresAt, used_at: usedAt }) => ({
    tokenId,
    name,
    scope,
    zone: zones.find((zone) => zone.zone_id === zone_id)?.name ?? null,
    expiresAt,
    usedAt,
  }))
}

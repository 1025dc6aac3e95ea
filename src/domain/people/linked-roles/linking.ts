// Linked roles on and off: the way to Discord and back is bound to one session and works once, and the account that
// agreed has to be one of the person's own.
import { createHash } from 'node:crypto'
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { LinkedRoleStatus, RoleTokens } from '../../../contracts/linked-roles.ts'
import type { SessionRef } from '../../../contracts/sessions.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { Draft } from '../../../models/draft.ts'
import { isId, newId } from '../../../models/id.ts'
import { LinkedRole } from '../../../models/linked-role.ts'
import { Space } from '../../../models/space.ts'
import type { InstallationSecrets, Seal } from '../../access/sealed.ts'
import { computeMac, isSecretEqual } from '../../access/secrets.ts'
import { createDraftFor } from '../../request/drafts.ts'
import type { Me } from '../../request/me.ts'
import { sealRoleTokens } from './tokens.ts'

/** The platform whose servers give roles. */
export const ROLE_PLATFORM = 'discord'

/** How long the way to Discord and back may take. */
const MAX_WAY_MS = 10 * 60_000

const DRAFT_KIND = 'linked roles'

/** What goes to Discord with the person: `state` comes back, the verifier (RFC 7636) goes with the code. */
export interface RoleLinkRequest {
  readonly state: string
  /** S256 of the verifier. */
  readonly challenge: string
}

/** Begins the way to Discord, for this session alone. */
export async function beginRoleLink(
  trx: Transaction,
  secretKey: string,
  session: SessionRef,
  now: Date,
): Promise<RoleLinkRequest> {
  await Draft.query(trx).delete().where({ user_id: session.userId, kind: DRAFT_KIND })
  const id = await createDraftFor(trx, session.userId, DRAFT_KIND, '{}', now)
  const challenge = createHash('sha256').update(verifierOf(secretKey, id)).digest('base64url')
  return { state: `${id}.${proofOf(secretKey, session, id)}`, challenge }
}

/**
 * Uses up the state that came back.
 * @returns the verifier of its code; null if it is of another session, too old, or was used
 */
export async function redeemRoleState(
  trx: Transaction,
  secretKey: string,
  session: SessionRef,
  state: string,
  now: Date,
): Promise<string | null> {
  const [id = '', proof = ''] = state.split('.')
  if (!isId(id) || !isSecretEqual(proof, proofOf(secretKey, session, id))) return null
  const draft = await Draft.query(trx).findOne({ draft_id: id, user_id: session.userId, kind: DRAFT_KIND })
  if (!draft) return null
  const used = await Draft.query(trx).deleteById(id)
  const isInTime = now.getTime() - draft.created_at.getTime() <= MAX_WAY_MS
  return used === 1 && isInTime ? verifierOf(secretKey, id) : null
}

/** An account that agreed on Discord. */
export interface AgreedAccount {
  /** As Discord names it; null: it could not be asked. */
  readonly externalId: string | null
  readonly tokens: RoleTokens
}

/**
 * Keeps the tokens of an account that agreed. Idempotent: an account has one row, the newest tokens count.
 * @returns `other-account` if it is none of this person's, `ending` if Discord is just being told to revoke what was agreed
 * before, which may end these tokens too; they are then given up
 */
export async function saveRoleLink(
  trx: Transaction,
  secrets: InstallationSecrets,
  userId: string,
  agreed: AgreedAccount & { readonly externalId: string },
  now: Date,
): Promise<'linked' | 'other-account' | 'ending'> {
  const account = await ChatAccount.query(trx)
    .findOne({ user_id: userId, external_id: agreed.externalId })
    .whereIn('space_id', Space.query(trx).select('space_id').where({ platform: ROLE_PLATFORM }))
    .forNoKeyUpdate()
  if (!account) {
    await giveUpTokens(trx, secrets, userId, agreed, now)
    return 'other-account'
  }
  // An account agrees once to Discord, however often: revoking tokens of before would end these too.
  const account_mac = accountMac(secrets, agreed.externalId)
  const ending = await LinkedRole.query(trx)
    .where({ account_mac })
    .whereNull('user_id')
    .where('asked_until', '>', now)
    .resultSize()
  if (ending > 0) {
    await giveUpTokens(trx, secrets, userId, agreed, now)
    return 'ending'
  }
  await LinkedRole.query(trx).delete().where({ account_mac }).orWhere({ account_id: account.account_id })
  await insertRole(
    trx,
    secrets.seal,
    agreed.tokens,
    { user_id: userId, account_id: account.account_id, account_mac },
    now,
  )
  return 'linked'
}

/**
 * Tokens that will not be used are revoked in the background, unless that would end what the account's own person has
 * switched on.
 */
export async function giveUpTokens(
  trx: Transaction,
  secrets: InstallationSecrets,
  userId: string,
  { externalId, tokens }: AgreedAccount,
  now: Date,
): Promise<void> {
  const account_mac = externalId === null ? null : accountMac(secrets, externalId)
  const living = await LinkedRole.query(trx)
    .whereNotNull('user_id')
    .where(account_mac === null ? { user_id: userId } : { account_mac })
    .resultSize()
  if (living === 0) await insertRole(trx, secrets.seal, tokens, { user_id: null, account_id: null, account_mac }, now)
}

async function insertRole(
  trx: Transaction,
  seal: Seal,
  tokens: RoleTokens,
  of: Pick<LinkedRole, 'user_id' | 'account_id' | 'account_mac'>,
  now: Date,
): Promise<void> {
  const linked_role_id = newId()
  await LinkedRole.query(trx).insert({
    linked_role_id,
    ...of,
    credentials: sealRoleTokens(seal, linked_role_id, tokens),
    shown: null,
    shown_at: null,
    next_look_at: now,
    failure_count: 0,
    created_at: now,
    updated_at: now,
    asked_until: null,
  })
}

const accountMac = ({ secretKey }: InstallationSecrets, externalId: string): string =>
  computeMac(secretKey, 'linked role account', externalId).toString('hex')

/** The person's linked accounts, the oldest first. */
export async function listRoleLinks(me: Me): Promise<LinkedRoleStatus[]> {
  const rows = await LinkedRole.query(me.trx).where({ user_id: me.user.user_id }).orderBy('created_at')
  const accounts = await ChatAccount.query(me.trx).findByIds(rows.flatMap(({ account_id }) => account_id ?? []))
  return rows.map((row) => {
    const account = accounts.find(({ account_id }) => account_id === row.account_id)
    return {
      account: account?.display_name ?? account?.external_id ?? '',
      shown: readShown(row),
      shownAt: row.shown_at,
      failures: row.failure_count,
    }
  })
}

/** Ends all of a person's: their numbers are cleared and their tokens revoked in the background. @returns how many */
export async function endRoleLinks(trx: Transaction, userId: string, now: Date): Promise<number> {
  return LinkedRole.query(trx).where({ user_id: userId }).patch(endedAt(now))
}

/** As `endRoleLinks`, of one account. */
export async function endRoleLinkOf(trx: Transaction, accountId: string, now: Date): Promise<number> {
  return LinkedRole.query(trx).where({ account_id: accountId }).patch(endedAt(now))
}

/** What is left of an ended row: what it takes to clear and revoke it, and nothing of its person. */
export const endedAt = (now: Date) => ({
  user_id: null,
  account_id: null,
  shown: null,
  shown_at: null,
  next_look_at: now,
  failure_count: 0,
  updated_at: now,
})

/** The numbers Discord was given last; null: none, or they can't be read. */
export function readShown({ shown }: Pick<LinkedRole, 'shown'>): z.infer<typeof shownShape> | null {
  if (shown === null) return null
  try {
    return shownShape.parse(JSON.parse(shown))
  } catch {
    return null
  }
}

const count = z.number().int().nonnegative()
const shownShape = z.object({ days: count, focusMinutes: count, done: count })

const verifierOf = (secretKey: string, id: string): string =>
  computeMac(secretKey, 'linked roles verifier', id).toString('base64url')

const proofOf = (secretKey: string, { familyId }: SessionRef, id: string): string =>
  computeMac(secretKey, 'linked roles state', `${id} ${familyId}`).toString('base64url')

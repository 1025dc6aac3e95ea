// The tokens people gave so that their focus can be shown: encrypted at rest, deleted when they are of no use.
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { FocusSignalKind, PersonalToken } from '../../../contracts/focus-signals.ts'
import { FocusSignal } from '../../../models/focus-signal.ts'
import { keyIdOf, type Seal } from '../../access/sealed.ts'

const tokenShape = z.object({
  token: z.string(),
  kinds: z.array(z.enum(['status', 'quiet'])),
  refreshToken: z.string().optional(),
  expiresAt: z.coerce.date().optional(),
}) satisfies z.ZodType<PersonalToken>

/** As stored; bound to the account, or to the row that keeps it to be revoked. */
export const sealToken = (seal: Seal, context: string, token: PersonalToken): string =>
  seal.seal(JSON.stringify(token), context)

/** The token; null where there is none, or none of the known keys decrypts it. */
export function openToken(
  seal: Seal,
  { account_id, credentials }: Pick<FocusSignal, 'account_id' | 'credentials'>,
): PersonalToken | null {
  return credentials === null ? null : openSealedToken(seal, account_id, credentials)
}

/** As `openToken`; `context`: the id it was sealed for. */
export function openSealedToken(seal: Seal, context: string, sealed: string): PersonalToken | null {
  try {
    return tokenShape.parse(JSON.parse(seal.open(sealed, context)))
  } catch {
    return null
  }
}

/** What a token that someone has just given came to. */
export type TokenStored = 'stored' | 'unknown account' | 'not agreed'

/** Whose account, as its platform names it. */
export interface SignalIdentity {
  readonly platform: string
  /** The workspace; where it belongs to an organisation, that one as well. */
  readonly spaces: readonly string[]
  readonly externalId: string
}

/**
 * Stores a token for the account it was given by. Only what the person agreed to here is kept: the platform's own yes
 * is the second one.
 */
export async function storeToken(
  trx: Transaction,
  seal: Seal,
  identity: SignalIdentity,
  token: PersonalToken,
  now: Date,
): Promise<TokenStored> {
  const signal = await findSignal(trx, identity)
  if (signal === 'unknown account') return signal
  if (!signal || !token.kinds.some((kind) => isAgreedTo(signal, kind))) return 'not agreed'
  const known = openToken(seal, signal)
  // Leave given for one thing stays when leave for another is added.
  const kinds = [...new Set([...token.kinds, ...(known?.kinds ?? [])])]
  await FocusSignal.query(trx)
    .findById(signal.account_id)
    .patch({
      credentials: sealToken(seal, signal.account_id, { ...token, kinds }),
      next_at: now,
      failure: null,
      failure_count: 0,
      updated_at: now,
    })
  return 'stored'
}

/** The token an account gave; null: none, or it has ended and was not renewed yet. @param now UTC */
export async function findToken(
  trx: Transaction,
  seal: Seal,
  identity: SignalIdentity,
  now: Date,
): Promise<PersonalToken | null> {
  const signal = await findSignal(trx, identity)
  const token = signal && signal !== 'unknown account' ? openToken(seal, signal) : null
  return token?.expiresAt && token.expiresAt <= now ? null : token
}

/** Deletes the tokens of these accounts of a space: the platform says that they were revoked. Idempotent. */
export async function forgetTokens(
  trx: Transaction,
  {
    platform,
    space,
    externalIds,
  }: { readonly platform: string; readonly space: string; readonly externalIds: readonly string[] },
  now: Date,
): Promise<void> {
  for (const externalId of externalIds) {
    const signal = await findSignal(trx, { platform, spaces: [space], externalId })
    if (signal && signal !== 'unknown account' && signal.credentials !== null)
      await FocusSignal.query(trx).findById(signal.account_id).patch(lostToken(now))
  }
}

/** The row of a signal whose token is of no use any more: what was shown ends by itself. */
export const lostToken = (now: Date) => ({
  credentials: null,
  shown: '{}',
  next_at: null,
  failure: REVOKED,
  failure_count: 0,
  updated_at: now,
})

/** Why a signal does not work: its token was revoked. */
export const REVOKED = 'revoked'

/** Whether the person agreed to this. */
export const isAgreedTo = (
  { status_consented_at, quiet_consented_at }: Pick<FocusSignal, 'status_consented_at' | 'quiet_consented_at'>,
  kind: FocusSignalKind,
): boolean => (kind === 'status' ? status_consented_at : quiet_consented_at) !== null

/**
 * Encrypts every token with the newest key of the installation.
 * @returns how many were encrypted again
 */
export async function resealTokens(trx: Transaction, seal: Seal, now: Date): Promise<number> {
  let count = 0
  for (const row of await FocusSignal.query(trx).whereNotNull('credentials').orderBy('account_id').forNoKeyUpdate()) {
    const token = openToken(seal, row)
    if (!token || keyIdOf(row.credentials ?? '') === seal.keyId) continue
    await row.$query(trx).patch({ credentials: sealToken(seal, row.account_id, token), updated_at: now })
    count++
  }
  return count
}

async function findSignal(
  trx: Transaction,
  { platform, spaces, externalId }: SignalIdentity,
): Promise<FocusSignal | null | 'unknown account'> {
  const account: { account_id: string } | undefined = await trx('chat_accounts')
    .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
    .where({ 'spaces.platform': platform, 'chat_accounts.external_id': externalId })
    .whereIn('spaces.external_id', [...spaces])
    .whereNotNull('chat_accounts.user_id')
    .first('chat_accounts.account_id')
  if (!account) return 'unknown account'
  return (await FocusSignal.query(trx).findById(account.account_id).forNoKeyUpdate()) ?? null
}

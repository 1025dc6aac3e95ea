// Tokens of erased people: kept, without the person, until their platform has revoked them.
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { PersonalToken, StandingSignals } from '../../../contracts/focus-signals.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { FocusSignal } from '../../../models/focus-signal.ts'
import { newId } from '../../../models/id.ts'
import { TokenRevocation } from '../../../models/token-revocation.ts'
import { keyIdOf, type Seal } from '../../access/sealed.ts'
import { openSealedToken, openToken } from './credentials.ts'

/** A token to revoke now. */
export interface DueRevocation {
  readonly revocationId: string
  readonly platform: string
  /** Null: none of the known keys decrypts it. */
  readonly token: PersonalToken | null
  /** What still stands of a session; absent: nothing. */
  readonly standing?: StandingSignals
  readonly failureCount: number
}

/** Another process may take a row up again, should this one fall silent. */
const CLAIM_MS = 5 * 60_000
/** After failures less and less often, four times a day at the least. */
const FIRST_BACKOFF_MS = 60_000
const MAX_BACKOFF_MS = 6 * 3_600_000

/**
 * Copies the tokens a person gave, before they are erased: what is left names neither the person nor their account.
 * @param now UTC
 */
export async function keepTokensToRevoke(trx: Transaction, seal: Seal, userId: string, now: Date): Promise<void> {
  const accounts = await ChatAccount.query(trx).where({ user_id: userId }).withGraphFetched('space')
  const signals = await FocusSignal.query(trx)
    .findByIds(accounts.map(({ account_id }) => account_id))
    .whereNotNull('credentials')
    .forNoKeyUpdate()
  for (const signal of signals) {
    const platform = accounts.find(({ account_id }) => account_id === signal.account_id)?.space?.platform
    const token = openToken(seal, signal)
    if (!token || platform === undefined) continue
    const token_revocation_id = newId()
    const credentials = sealRevocation(seal, token_revocation_id, token, standingSignals(signal))
    await TokenRevocation.query(trx).insert({
      ...{ token_revocation_id, platform, credentials, next_try_at: now, created_at: now, updated_at: now },
    })
  }
}

/** Is any due on these platforms? One statement. @param now UTC */
export async function hasDueRevocations(trx: Transaction, platforms: readonly string[], now: Date): Promise<boolean> {
  const found: unknown = await trx(TokenRevocation.tableName)
    .where('next_try_at', '<=', now)
    .whereIn('platform', [...platforms])
    .first('token_revocation_id')
  return found !== undefined
}

/** Takes some that are due, the longest waiting first. The caller holds the lease, so that no two processes take the same. */
export async function claimDueRevocations(
  trx: Transaction,
  seal: Seal,
  { platforms, now, limit }: { readonly platforms: readonly string[]; readonly now: Date; readonly limit: number },
): Promise<DueRevocation[]> {
  const rows = await TokenRevocation.query(trx)
    .where('next_try_at', '<=', now)
    .whereIn('platform', [...platforms])
    .orderBy('next_try_at')
    .limit(limit)
  await TokenRevocation.query(trx)
    .findByIds(rows.map(({ token_revocation_id }) => token_revocation_id))
    .patch({ next_try_at: new Date(now.getTime() + CLAIM_MS), updated_at: now })
  return rows.map(({ token_revocation_id, platform, credentials, failure_count }) => {
    const standing = openStanding(seal, token_revocation_id, credentials)
    return {
      revocationId: token_revocation_id,
      platform,
      token: openSealedToken(seal, token_revocation_id, credentials),
      ...(standing ? { standing } : {}),
      failureCount: failure_count,
    }
  })
}

/** What a session shows there now; null: nothing, or what the person set themselves since. */
function standingSignals({ parsedShown: { status, quiet } }: FocusSignal): StandingSignals | null {
  const ours = [status, quiet].filter((each) => each !== undefined && each.phase !== 'theirs')
  if (ours.length === 0) return null
  const ends = [status?.set.until, quiet?.set].filter((end) => end !== undefined)
  return {
    ...(status && status.phase !== 'theirs' ? { status: status.before } : {}),
    ...(quiet && quiet.phase !== 'theirs' ? { quiet: quiet.before } : {}),
    until: Math.max(...ends),
  }
}

const standingShape = z.object({
  status: z.object({ text: z.string(), emoji: z.string(), until: z.number() }).optional(),
  quiet: z.number().optional(),
  until: z.number(),
}) satisfies z.ZodType<StandingSignals>

/** Beside the token, in the same sealed text. */
const sealRevocation = (seal: Seal, id: string, token: PersonalToken, standing: StandingSignals | null): string =>
  seal.seal(JSON.stringify({ ...token, ...(standing ? { standing } : {}) }), id)

function openStanding(seal: Seal, id: string, sealed: string): StandingSignals | null {
  try {
    return z.object({ standing: standingShape }).parse(JSON.parse(seal.open(sealed, id))).standing
  } catch {
    return null
  }
}

/** Stores a renewed token: the one before it is used up. */
export async function storeTokenToRevoke(
  trx: Transaction,
  seal: Seal,
  revocationId: string,
  token: PersonalToken,
  now: Date,
): Promise<void> {
  const kept = await TokenRevocation.query(trx).findById(revocationId)
  if (!kept) return
  const standing = openStanding(seal, revocationId, kept.credentials)
  await kept.$query(trx).patch({ credentials: sealRevocation(seal, revocationId, token, standing), updated_at: now })
}

/** Tried again, later each time. @param afterMs what the platform asked for, in milliseconds */
export async function postponeRevocation(
  trx: Transaction,
  { revocationId, failureCount }: Pick<DueRevocation, 'revocationId' | 'failureCount'>,
  afterMs: number,
  now: Date,
): Promise<void> {
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(failureCount, 10), MAX_BACKOFF_MS)
  const next_try_at = new Date(now.getTime() + Math.max(backoff, afterMs))
  await TokenRevocation.query(trx)
    .findById(revocationId)
    .patch({ next_try_at, failure_count: failureCount + 1, updated_at: now })
}

/** The platform has revoked it, or does not know it. */
export async function deleteRevocation(trx: Transaction, revocationId: string): Promise<void> {
  await TokenRevocation.query(trx).deleteById(revocationId)
}

/** Encrypts all of them again with the newest key; those that can't be decrypted stay as they are. */
export async function resealRevocations(trx: Transaction, seal: Seal, now: Date): Promise<void> {
  const rows = await TokenRevocation.query(trx).orderBy('token_revocation_id').forNoKeyUpdate()
  for (const { token_revocation_id, credentials } of rows) {
    const token = keyIdOf(credentials) === seal.keyId ? null : openSealedToken(seal, token_revocation_id, credentials)
    if (token) await storeTokenToRevoke(trx, seal, token_revocation_id, token, now)
  }
}

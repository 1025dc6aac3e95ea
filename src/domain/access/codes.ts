// One-time codes that are typed from one account into another. Only an HMAC is stored. Guessing is limited per person;
// no number of other people's wrong attempts keeps anybody from a first one of their own.
import type { Transaction } from 'objection'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AuditEntry } from '../../models/audit-entry.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { LinkCode, type LinkPurpose } from '../../models/link-code.ts'
import { world } from '../../time/world.ts'
import * as audit from './audit.ts'
import { computeMac } from './secrets.ts'

export type { LinkCode }

/** Twenty consonants: unambiguous, and no words occur (RFC 8628, section 6.1). */
export const CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ'
const LENGTH = 8

/** How long a code is valid. */
export const CODE_TTL_MINUTES = 10

/** Wrong attempts of one person within an hour, over all of their accounts. */
const MAX_TRIES_PER_PERSON = 5
/**
 * From this many wrong attempts in a space within an hour on, the space is being guessed at: each wrong attempt of one's
 * own then costs a wait. All of Discord is one space, so the space itself is never closed.
 */
const MANY_TRIES_IN_SPACE = 50
const SLOW_TRY_MINUTES = 20
/** Wrong attempts of one identity within an hour, in this process's memory: an account that is deleted loses its rows. */
const wrongByIdentity = new RateLimiterMemory({ points: 20, duration: 3_600 })
const HOUR_MS = 3_600_000

/** A request for a code. */
export interface CodeRequest {
  readonly purpose: Exclude<LinkPurpose, 'sign_in'>
  /** The person it leads to; null: somebody new, or the first operator. */
  readonly userId: string | null
  /** The person who is told; null: the operator's command line. */
  readonly issuerId: string | null
  /** The only identity that may redeem it. */
  readonly boundId?: string | null
}

/** A new code. */
export interface IssuedCode {
  /** `KXRT-MWPD`; shown once and stored only as an HMAC. */
  readonly code: string
  readonly row: LinkCode
}

/** Makes a code. An older unused one of the same kind for the same person expires. */
export async function issueCode(
  trx: Transaction,
  secretKey: string,
  now: Date,
  wanted: CodeRequest,
): Promise<IssuedCode> {
  if (wanted.userId !== null)
    await LinkCode.query(trx)
      .where({ purpose: wanted.purpose, user_id: wanted.userId })
      .whereNull('redeemed_at')
      .where('expires_at', '>', now)
      .patch({ expires_at: now })
  const letters = Array.from({ length: LENGTH }, () =>
    CODE_ALPHABET.charAt(world().random.below(CODE_ALPHABET.length)),
  ).join('')
  const row = await LinkCode.query(trx).insertAndFetch({
    code_id: newId(),
    purpose: wanted.purpose,
    code_hash: hashOf(secretKey, letters),
    user_id: wanted.userId,
    issuer_account_id: wanted.issuerId,
    bound_account_id: wanted.boundId ?? null,
    redeemer_account_id: null,
    expires_at: new Date(now.getTime() + CODE_TTL_MINUTES * 60_000),
    redeemed_at: null,
    confirmed_at: null,
    approved_at: null,
    created_at: now,
  })
  return { code: `${letters.slice(0, 4)}-${letters.slice(4)}`, row }
}

/** The valid code for typed text in any spelling, locked; undefined if there is none. */
export async function findLiveCode(
  trx: Transaction,
  secretKey: string,
  now: Date,
  words: string,
): Promise<LinkCode | undefined> {
  const letters = words.toUpperCase().replaceAll(/[^A-Z]/g, '')
  return LinkCode.query(trx)
    .findOne({ code_hash: hashOf(secretKey, letters) })
    .whereNot('purpose', 'sign_in')
    .where('expires_at', '>', now)
    .forNoKeyUpdate()
}

/**
 * Whether this identity may try a code now. Its row is locked until the request ends, so that concurrent attempts are
 * all counted.
 * @param now UTC
 */
export async function isCodeTryAllowed(trx: Transaction, account: ChatAccount, now: Date): Promise<boolean> {
  await ChatAccount.query(trx).findById(account.account_id).forNoKeyUpdate()
  const wrong = () =>
    AuditEntry.query(trx)
      .where('action', REFUSED_ACTION)
      .where('created_at', '>', new Date(now.getTime() - HOUR_MS))
  const remembered = await wrongByIdentity.get(identityKey(account))
  if (remembered !== null && remembered.remainingPoints <= 0) return false
  const own = await wrong()
    .where((rows) => {
      rows.where('account_id', account.account_id)
      if (account.user_id !== null) rows.orWhere('actor_id', account.user_id)
    })
    .orderBy('created_at', 'desc')
  const [latest] = own
  if (!latest) return true
  if (own.length >= MAX_TRIES_PER_PERSON) return false
  if ((await wrong().where('space_id', account.space_id).resultSize()) < MANY_TRIES_IN_SPACE) return true
  return now.getTime() - latest.created_at.getTime() >= own.length * SLOW_TRY_MINUTES * 60_000
}

/** Counts a wrong attempt. */
export async function recordWrongCode(trx: Transaction, account: ChatAccount, now: Date): Promise<void> {
  await wrongByIdentity.penalty(identityKey(account))
  await audit.recordAudit(trx, now, {
    action: REFUSED_ACTION,
    actorId: account.user_id,
    accountId: account.account_id,
    spaceId: account.space_id,
  })
}

const identityKey = ({ space_id, external_id }: ChatAccount): string => `${space_id} ${external_id}`

const REFUSED_ACTION = 'code refused' satisfies audit.AuditAction

const hashOf = (secretKey: string, letters: string): string =>
  computeMac(secretKey, 'one-time code', letters).toString('hex')

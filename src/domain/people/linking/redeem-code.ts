// Redeems a typed code; both sides still have to confirm.
import { ChatAccount } from '../../../models/chat-account.ts'
import type { LinkCode } from '../../../models/link-code.ts'
import { User } from '../../../models/user.ts'
import { DomainError } from '../../../user-error.ts'
import * as audit from '../../access/audit.ts'
import * as codes from '../../access/codes.ts'
import * as operators from '../../access/operators.ts'
import { isOperator } from '../../access/rights.ts'
import { isPersonalPlatform } from '../../request/page-platform.ts'
import { displayName } from '../index.ts'
import * as letters from '../link-notices.ts'
import { createUserForActor, type LinkActor } from './link-actor.ts'
import { type LinkSides, loadLinkSides } from './link-sides.ts'

/** The result of a typed code. */
export type RedeemResult =
  /** Five wrong attempts within the hour, or one just now in a space that is being guessed at. */
  | { readonly kind: 'blocked' }
  /** Unknown, used, expired, or for another identity: the answer does not say which. */
  | { readonly kind: 'wrong' }
  /** Both are one person already. */
  | { readonly kind: 'same' }
  /** It admits a new person, and this one has access. */
  | { readonly kind: 'inside' }
  | { readonly kind: 'asks'; readonly sides: LinkSides }
  | { readonly kind: 'admitted'; readonly user: User }
  | { readonly kind: 'operator'; readonly user: User }

/**
 * Redeems a code.
 * @throws DomainError on the page: a code is typed in the other account
 */
export async function redeemLinkCode(seeker: LinkActor, words: string): Promise<RedeemResult> {
  const { trx, now, account, user } = seeker
  if (isPersonalPlatform(seeker.contact.platform)) throw new DomainError('link.code-in-chat')
  if (!(await codes.isCodeTryAllowed(trx, account, now))) return { kind: 'blocked' }
  const code = await codes.findLiveCode(trx, seeker.outside.secretKey, now, words)
  if (!code || !(await isRedeemable(seeker, code))) {
    await codes.recordWrongCode(trx, account, now)
    return { kind: 'wrong' }
  }
  if (code.purpose === 'operator') return grantOperator(seeker, code)
  if (code.user_id === null) return user ? { kind: 'inside' } : admitNewcomer(seeker, code)
  if (code.user_id === user?.user_id) return { kind: 'same' }
  if (code.redeemed_at === null) {
    // Asked with their current name, not with the one they first had.
    const display_name = displayName(seeker.contact)
    await account.$query(trx).patch({ display_name })
    await code.$query(trx).patch({ redeemed_at: now, redeemer_account_id: account.account_id })
  }
  const sides = await loadLinkSides(trx, code)
  return sides ? { kind: 'asks', sides } : { kind: 'wrong' }
}

/** Whether this identity may redeem this code. */
async function isRedeemable({ trx, account }: LinkActor, code: LinkCode): Promise<boolean> {
  if (code.bound_account_id !== null && code.bound_account_id !== account.account_id) return false
  const isOwn = code.redeemer_account_id === account.account_id && code.purpose !== 'operator'
  if (code.redeemed_at !== null && !(isOwn && code.approved_at === null)) return false
  const leads = code.user_id === null ? undefined : await User.query(trx).findById(code.user_id)
  if (code.user_id !== null && !leads?.is_active) return false
  if (code.issuer_account_id === null) return true
  const issuer = await ChatAccount.query(trx).findById(code.issuer_account_id).withGraphFetched('user')
  // A code of a deactivated or merged issuer is invalid.
  if (!issuer?.user?.is_active) return false
  if (code.user_id !== null) return true
  return issuer.space_id === account.space_id || isOperator(trx, issuer.user.user_id)
}

/** An admin's code admits a new person. */
async function admitNewcomer(seeker: LinkActor, code: LinkCode): Promise<RedeemResult> {
  const { trx, now, account } = seeker
  const user = await createUserForActor(seeker)
  await code.$query(trx).patch({ redeemed_at: now, redeemer_account_id: account.account_id, approved_at: now })
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : undefined
  await audit.recordAudit(trx, now, {
    action: 'newcomer let in',
    actorId: issuer?.user_id ?? null,
    subjectId: user.user_id,
    accountId: account.account_id,
    spaceId: account.space_id,
  })
  if (issuer?.user_id)
    await letters.enqueueLinkNotice(trx, now, {
      code,
      about: 'told',
      userId: issuer.user_id,
      accountId: issuer.account_id,
    })
  return { kind: 'admitted', user }
}

async function grantOperator(seeker: LinkActor, code: LinkCode): Promise<RedeemResult> {
  const { trx, now, account } = seeker
  const user = seeker.user ?? (await createUserForActor(seeker))
  await code.$query(trx).patch({ redeemed_at: now, redeemer_account_id: account.account_id, approved_at: now })
  await operators.grantOperator(trx, now, { userId: user.user_id, byId: null })
  return { kind: 'operator', user }
}

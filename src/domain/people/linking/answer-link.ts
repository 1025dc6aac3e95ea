// Answers a link: both sides have to say yes, the redeemer first. Until then nothing changes.
import type { Transaction } from 'objection'
import { ChatAccount } from '../../../models/chat-account.ts'
import { LinkCode } from '../../../models/link-code.ts'
import { User } from '../../../models/user.ts'
import { DomainError } from '../../../user-error.ts'
import * as audit from '../../access/audit.ts'
import { isPersonalPlatform } from '../../request/page-platform.ts'
import * as accounts from '../accounts.ts'
import { givenName } from '../index.ts'
import * as letters from '../link-notices.ts'
import { mergePeople } from '../merging/index.ts'
import type { LinkActor } from './link-actor.ts'
import { type LinkSides, loadLinkSides } from './link-sides.ts'

/** The result of an answer. Instants in UTC. */
export type LinkAnswerResult =
  | { readonly kind: 'waiting'; readonly sides: LinkSides }
  | { readonly kind: 'linked'; readonly sides: LinkSides; readonly firstName: string }
  | { readonly kind: 'refused' }
  /** Answered before: nothing changes. */
  | { readonly kind: 'already'; readonly at: Date }
  | { readonly kind: 'over' }

/**
 * The redeemer's yes, or after it that of the side the code leads to.
 * @throws DomainError for the latter on the page, since a session can be stolen
 */
export async function answerLink(seeker: LinkActor, given: LinkCode, isYes: boolean): Promise<LinkAnswerResult> {
  const { trx, now, account, user } = seeker
  // Locks people before codes, as deactivation does, to avoid deadlocks.
  if (given.redeemer_account_id) await lockOwner(trx, given.redeemer_account_id)
  const code = await LinkCode.query(trx).findById(given.code_id).forNoKeyUpdate()
  if (!code) return { kind: 'over' }
  const isRedeemer = code.redeemer_account_id === account.account_id
  const isLead = !isRedeemer && user !== null && user.user_id === code.user_id && code.confirmed_at !== null
  if (!isRedeemer && !isLead) return { kind: 'over' }
  if (code.approved_at) return { kind: 'already', at: code.approved_at }
  const sides = await loadLinkSides(trx, code)
  if (code.expires_at <= now || !sides) return { kind: 'over' }
  if (!isYes) return refuseLink(seeker, code, isLead)
  if (isLead) {
    // A session can be stolen; that must not suffice to take over a chat account.
    if (isPersonalPlatform(seeker.contact.platform)) throw new DomainError('link.answer-in-chat')
    return completeLink(seeker, code, sides)
  }
  if (code.confirmed_at === null) {
    await code.$query(trx).patch({ confirmed_at: now })
    await letters.enqueueLinkNotice(trx, now, {
      code,
      about: 'ask',
      userId: code.user_id ?? '',
      accountId: sides.lead.accountId,
    })
  }
  return { kind: 'waiting', sides }
}

async function lockOwner(trx: Transaction, accountId: string): Promise<void> {
  const account = await ChatAccount.query(trx).findById(accountId)
  if (account?.user_id) await User.query(trx).findById(account.user_id).forNoKeyUpdate()
}

async function refuseLink(
  { trx, now, account, user }: LinkActor,
  code: LinkCode,
  isLead: boolean,
): Promise<LinkAnswerResult> {
  await code.$query(trx).patch({ expires_at: now })
  await audit.recordAudit(trx, now, {
    action: 'link refused',
    actorId: user?.user_id ?? null,
    subjectId: code.user_id,
    accountId: account.account_id,
    spaceId: account.space_id,
  })
  const redeemer = code.redeemer_account_id ? await ChatAccount.query(trx).findById(code.redeemer_account_id) : null
  if (isLead && redeemer?.user_id)
    await letters.enqueueLinkNotice(trx, now, {
      code,
      about: 'refused',
      userId: redeemer.user_id,
      accountId: redeemer.account_id,
    })
  return { kind: 'refused' }
}

/** Both have said yes. */
async function completeLink(seeker: LinkActor, code: LinkCode, sides: LinkSides): Promise<LinkAnswerResult> {
  const { trx, now, user } = seeker
  const redeemer = await ChatAccount.query(trx).findById(sides.redeemer.accountId).throwIfNotFound()
  if (!user) return { kind: 'over' }
  // Deleted by the merge: no row that names this person may be added meanwhile, it would go with the person.
  const from = redeemer.user_id === null ? undefined : await User.query(trx).findById(redeemer.user_id).forUpdate()
  if (from && (!from.is_active || from.user_id === user.user_id)) return { kind: 'over' }
  await code.$query(trx).patch({ approved_at: now })
  await accounts.expireLinkCodes(trx, from ? [user.user_id, from.user_id] : [user.user_id], now)
  // Revokes sessions and passwords from before either side was asked.
  await accounts.revokeCredentials(trx, user.user_id, now)
  if (from) await mergePeople({ trx, now, into: user, from })
  else await redeemer.$query(trx).patch({ user_id: user.user_id })
  await audit.recordAudit(trx, now, {
    action: 'linked',
    actorId: user.user_id,
    subjectId: user.user_id,
    accountId: redeemer.account_id,
    spaceId: redeemer.space_id,
    detail: { platform: sides.redeemer.platform, merged: from !== undefined },
  })
  await notifyLinked(seeker, code, user, redeemer)
  return { kind: 'linked', sides, firstName: givenName(user) }
}

/** The other side is told, and an admin who offered it. */
async function notifyLinked({ trx, now }: LinkActor, code: LinkCode, user: User, redeemer: ChatAccount): Promise<void> {
  await letters.enqueueLinkNotice(trx, now, {
    code,
    about: 'linked',
    userId: user.user_id,
    accountId: redeemer.account_id,
  })
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : undefined
  if (issuer?.user_id && issuer.user_id !== user.user_id)
    await letters.enqueueLinkNotice(trx, now, {
      code,
      about: 'told',
      userId: issuer.user_id,
      accountId: issuer.account_id,
    })
}

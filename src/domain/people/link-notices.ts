// Notices about a link, on one's own account.

import type { Transaction } from 'objection'
import type { AccountLabel } from '../../contracts/people.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { LinkCode } from '../../models/link-code.ts'
import { User } from '../../models/user.ts'
import * as letters from '../reminders/account-notices.ts'
import * as accounts from './accounts.ts'
import { givenName } from './index.ts'

/**
 * `ask`: is that you? `linked`: both are one person. `told`: an admin is told of it. `refused`: the other side said no.
 */
export type LinkNoticeKind = 'ask' | 'linked' | 'told' | 'refused'

/** A notice about a link, for one of its sides. */
export interface LinkNotice {
  readonly code: LinkCode
  readonly about: LinkNoticeKind
  readonly userId: string
  /** The preferred account; if unreachable, another one of the person. */
  readonly accountId: string
}

/** Writes it to the outbox. */
export const enqueueLinkNotice = (
  trx: Transaction,
  now: Date,
  { code, about, userId, accountId }: LinkNotice,
): Promise<void> =>
  letters.enqueueAccountNotice(trx, now, { kind: 'link', subjectId: code.code_id, slot: about, userId, accountId })

/** What a notice's text needs. */
export interface LinkNoticeFacts {
  readonly codeId: string
  /** Confirmed by one side, and the other may still answer. */
  readonly isOpen: boolean
  readonly isDone: boolean
  readonly redeemer: AccountLabel
  /** The person it led to; null if a new person was admitted. */
  readonly person: string | null
}

/** By code, without deleted ones. Three queries for any number. */
export async function loadLinkNoticeFacts(
  trx: Transaction,
  codeIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, LinkNoticeFacts>> {
  if (codeIds.length === 0) return new Map()
  const found = await LinkCode.query(trx).findByIds([...new Set(codeIds)])
  const redeemers = await ChatAccount.query(trx)
    .findByIds(found.flatMap(({ redeemer_account_id }) => redeemer_account_id ?? []))
    .withGraphFetched('space')
  const users = await User.query(trx).findByIds(found.flatMap(({ user_id }) => user_id ?? []))
  return new Map(
    found.flatMap((code) => {
      const redeemer = redeemers.find(({ account_id }) => account_id === code.redeemer_account_id)
      const user = users.find(({ user_id }) => user_id === code.user_id)
      if (!redeemer) return []
      const news: LinkNoticeFacts = {
        codeId: code.code_id,
        isOpen: code.confirmed_at !== null && code.approved_at === null && code.expires_at > now,
        isDone: code.approved_at !== null,
        redeemer: accounts.accountLabel(redeemer),
        person: user ? givenName(user) : null,
      }
      return [[code.code_id, news] as const]
    }),
  )
}

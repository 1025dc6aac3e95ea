// The names of both sides of a link, for its question.

import type { Transaction } from 'objection'
import type { AccountLabel } from '../../../contracts/people.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import type { LinkCode } from '../../../models/link-code.ts'
import { isPersonalPlatform } from '../../request/page-platform.ts'
import * as accounts from '../accounts.ts'

/** Both sides of a link, for the question. */
export interface LinkSides {
  readonly codeId: string
  /** The person it leads to. */
  readonly lead: AccountLabel
  /** The admin who offered it, if it was somebody else. */
  readonly by: string | null
  readonly redeemer: AccountLabel
  readonly until: Date
}

/** The names of both sides; null if one is gone. */
export async function loadLinkSides(trx: Transaction, code: LinkCode): Promise<LinkSides | null> {
  const lead = await findLeadAccount(trx, code)
  const redeemer = code.redeemer_account_id ? await accounts.findAccountLabel(trx, code.redeemer_account_id) : null
  if (!lead || !redeemer) return null
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : null
  const byOther = issuer && issuer.user_id !== code.user_id ? issuer.display_name : null
  return { codeId: code.code_id, lead: accounts.accountLabel(lead), by: byOther, redeemer, until: code.expires_at }
}

/** The person it leads to, as named to the redeemer, and where they are asked. */
async function findLeadAccount(trx: Transaction, code: LinkCode): Promise<ChatAccount | undefined> {
  const issuer = code.issuer_account_id ? await ChatAccount.query(trx).findById(code.issuer_account_id) : undefined
  const theirs = await ChatAccount.query(trx)
    .where({ user_id: code.user_id })
    .withGraphFetched('space')
    .orderBy('last_seen_at', 'desc')
  const places = theirs.filter(({ space }) => !isPersonalPlatform(space?.platform))
  return (
    places.find(({ account_id }) => account_id === issuer?.account_id) ??
    places.find(({ space_id }) => space_id === issuer?.space_id) ??
    places[0]
  )
}

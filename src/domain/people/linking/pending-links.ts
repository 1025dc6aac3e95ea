// Links that wait for an answer.
import { isId } from '../../../models/id.ts'
import { LinkCode } from '../../../models/link-code.ts'
import type { Me } from '../../request/me.ts'
import type { LinkActor } from './link-actor.ts'
import { type LinkSides, loadLinkSides } from './link-sides.ts'

/** Links that wait for this person's or account's yes, and those answered within the day. */
export async function listRecentLinks(me: Me): Promise<LinkCode[]> {
  return LinkCode.query(me.trx)
    .whereIn('purpose', ['link', 'invite'])
    .whereNotNull('redeemed_at')
    .where((query) => {
      query.where((lead) => lead.where({ user_id: me.user.user_id }).whereNotNull('confirmed_at'))
      if (me.account) query.orWhere({ redeemer_account_id: me.account.account_id })
    })
    .orderBy('created_at', 'desc')
    .limit(25)
}

/** Those that wait for an answer now. */
export async function listPendingLinks(me: Me): Promise<LinkCode[]> {
  const found = await listRecentLinks(me)
  return found.filter(
    (code) =>
      code.expires_at > me.now &&
      code.approved_at === null &&
      (code.user_id === me.user.user_id || code.confirmed_at === null),
  )
}

/** Questions to this person: is that account yours? */
export async function listLinkQuestions(me: Me): Promise<LinkSides[]> {
  const open = (await listPendingLinks(me)).filter((code) => code.user_id === me.user.user_id)
  const sides = await Promise.all(open.map((code) => loadLinkSides(me.trx, code)))
  return sides.flatMap((each) => each ?? [])
}

/** The link whose code an account without access has typed. */
export async function findRedeemedLink({ trx, account }: LinkActor, codeId: string): Promise<LinkCode | undefined> {
  return isId(codeId)
    ? LinkCode.query(trx).findOne({ code_id: codeId, redeemer_account_id: account.account_id })
    : undefined
}

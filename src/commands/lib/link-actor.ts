// Who types a code or answers a question, for somebody who is in.
import type { Request } from '../../chat/request.ts'
import type { LinkActor } from '../../domain/people/linking/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { UserError } from '../../user-error.ts'

/** @throws UserError where nobody speaks from an account: the operator's command line */
export function requestLinkActor(me: Me, { who }: Request): LinkActor {
  const { trx, now, appSettings, account, user } = me
  if (!account) throw new UserError('Please do that from a chat account: in Slack, Discord or the terminal.')
  return { trx, now, outside: appSettings, account, user, contact: who }
}

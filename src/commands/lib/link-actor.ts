// The actor of a code or link answer who has access already.
import type { Request } from '../../chat/request.ts'
import type { LinkActor } from '../../domain/people/linking/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { UserError } from '../../user-error.ts'

/** @throws UserError if the actor has no account: the operator's command line */
export function requestLinkActor(me: Me, { who }: Request): LinkActor {
  const { trx, now, appSettings, account, user } = me
  if (!account) throw new UserError('Please do that from a chat account: in Slack, Discord or the terminal.')
  return { trx, now, outside: appSettings, account, user, contact: who }
}

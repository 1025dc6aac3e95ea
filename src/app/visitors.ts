// Visitors: people of another space, where this application is not, met in a channel that both share.
import type { Transaction } from 'objection'
import { certainCommand, type OpenedRequest } from '../chat/run/open.ts'
import { isKnownIdentity } from '../domain/people/index.ts'
import type { AppSettings, Me } from '../domain/request/me.ts'

/**
 * Whether a visitor asks for what is not for visitors, or may not come in at all: then they stay unknown. One who joined
 * something before is known; what they may do, the dispatcher says.
 */
export async function isForeignRequest(
  trx: Transaction,
  { request, parsed }: OpenedRequest<Me>,
  { signup }: Pick<AppSettings, 'signup'>,
): Promise<boolean> {
  if (await isKnownIdentity(trx, request.who)) return false
  return signup === 'invite' || certainCommand(parsed)?.command.isForVisitors !== true
}

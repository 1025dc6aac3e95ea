// Type a code here: link this account, be let in, or run this Proxy.
import { need, text } from '../../chat/options.ts'
import type { View } from '../../chat/view.ts'
import * as accounts from '../../domain/people/accounts.ts'
import * as linking from '../../domain/people/linking/index.ts'
import {
  asksRedeemer,
  insideAlready,
  letIn,
  oneAlready,
  operatorNow,
  tooManyTries,
  wrongCode,
} from '../../views/link.ts'
import { command } from '../command.ts'
import { seekerOf } from '../lib/seeker.ts'

export default command({
  name: 'auth redeem',
  about: 'Type a code you were given',
  options: { code: need(text('The code, like KXRT-MWPD', { max: 9 })) },
  examples: ['auth redeem KXRT-MWPD'],
  async run(me, { code }, { request }) {
    // A wrong code is an answer and no error: it has to be counted, and an error would undo the counting.
    return redeemed(await linking.redeem(seekerOf(me, request), code), (await accounts.all(me)).length - 1)
  },
})

/** @param others how many more accounts come along */
export function redeemed(outcome: linking.Redeemed, others: number): View {
  switch (outcome.kind) {
    case 'blocked':
      return tooManyTries()
    case 'wrong':
      return wrongCode()
    case 'same':
      return oneAlready()
    case 'inside':
      return insideAlready()
    case 'asks': {
      const { codeId, lead, by, redeemer } = outcome.sides
      return asksRedeemer(codeId, lead, by, redeemer, others)
    }
    case 'admitted':
      return letIn()
    case 'operator':
      return operatorNow()
  }
}

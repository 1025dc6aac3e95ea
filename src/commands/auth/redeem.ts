// Type a code here: link this account, be let in, or run this Proxy.
import { required, textOption } from '../../chat/options.ts'
import type { View } from '../../chat/view.ts'
import * as accounts from '../../domain/people/accounts.ts'
import * as linking from '../../domain/people/linking/index.ts'
import {
  admittedView,
  alreadyAdmittedView,
  alreadyLinkedView,
  invalidCodeView,
  operatorGrantedView,
  redeemerQuestionView,
  tooManyCodesView,
} from '../../views/link.ts'
import { defineCommand } from '../command.ts'
import { requestLinkActor } from '../lib/link-actor.ts'

export default defineCommand({
  name: 'auth redeem',
  about: 'Type a code you were given',
  options: { code: required(textOption('The code, like KXRT-MWPD', { max: 9 })) },
  examples: ['auth redeem KXRT-MWPD'],
  async run(me, { code }, { request }) {
    // A wrong code is an answer and no error: it has to be counted, and an error would undo the counting.
    return redeemResultView(
      await linking.redeemLinkCode(requestLinkActor(me, request), code),
      (await accounts.listAccounts(me)).length - 1,
    )
  },
})

/** @param others how many more accounts come along */
export function redeemResultView(outcome: linking.RedeemResult, others: number): View {
  switch (outcome.kind) {
    case 'blocked':
      return tooManyCodesView()
    case 'wrong':
      return invalidCodeView()
    case 'same':
      return alreadyLinkedView()
    case 'inside':
      return alreadyAdmittedView()
    case 'asks': {
      const { codeId, lead, by, redeemer } = outcome.sides
      return redeemerQuestionView(codeId, lead, by, redeemer, others)
    }
    case 'admitted':
      return admittedView()
    case 'operator':
      return operatorGrantedView()
  }
}

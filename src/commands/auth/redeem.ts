// Redeems a code: links this account, admits a person, or makes an operator.
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
  isForPersonAlone: true,
  options: { code: required(textOption('The code, like KXRT-MWPD', { max: 9 })) },
  examples: ['auth redeem KXRT-MWPD'],
  async run(me, { code }, { request }) {
    // A wrong code is a normal answer, not an error: an error would roll back the count of attempts.
    return redeemResultView(
      await linking.redeemLinkCode(requestLinkActor(me, request), code),
      (await accounts.listAccounts(me)).length - 1,
    )
  },
})

/** @param others number of further accounts that are linked along */
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

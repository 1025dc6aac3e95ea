// An option that names one of the person's own chat accounts.

import type { Option } from '../../../chat/options.ts'
import type { LinkedAccount } from '../../../contracts/people.ts'
import * as accounts from '../../../domain/people/accounts.ts'
import type { Me } from '../../../domain/request/me.ts'
import { foldText } from '../../../text.ts'
import { accountText } from '../../../views/account.ts'
import { lookupOption } from '../lookup-option.ts'

export const accountOption = (about: string): Option<LinkedAccount, Me, false> =>
  lookupOption(about, {
    noun: 'account',
    findById: accounts.findAccount,
    search: async (me, words) =>
      (await accounts.listAccounts(me)).filter((each) => foldText(accountText(each)).includes(foldText(words))),
    listInitial: accounts.listAccounts,
    id: ({ accountId }) => accountId,
    label: accountText,
  })

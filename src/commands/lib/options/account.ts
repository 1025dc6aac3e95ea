// A blank that names one of the person's own chat accounts.
import type { Option } from '../../../chat/options.ts'
import * as accounts from '../../../domain/people/accounts.ts'
import type { Me } from '../../../domain/request/me.ts'
import { fold } from '../../../text.ts'
import { accountText } from '../../../views/account.ts'
import { lookup } from '../options.ts'

export const account = (about: string): Option<accounts.Account, Me, false> =>
  lookup(about, {
    noun: 'account',
    byId: accounts.byId,
    search: async (me, words) =>
      (await accounts.all(me)).filter((each) => fold(accountText(each)).includes(fold(words))),
    first: accounts.all,
    id: ({ accountId }) => accountId,
    label: accountText,
  })

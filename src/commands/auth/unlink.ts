// Unlinks an account: it becomes a person of its own, everything else stays together.
import { required } from '../../chat/options.ts'
import * as accounts from '../../domain/people/accounts.ts'
import { accountUnlinkedView } from '../../views/account.ts'
import { defineCommand } from '../command.ts'
import { accountOption } from '../lib/options/account.ts'

export default defineCommand({
  name: 'auth unlink',
  about: 'Unlink an account; everything stays with the others',
  isForPersonAlone: true,
  options: { account: required(accountOption('Which one')) },
  examples: ['auth unlink account:terminal'],
  async run(me, { account: which }) {
    const others = (await accounts.listAccounts(me)).filter(({ accountId }) => accountId !== which.accountId)
    await accounts.unlinkAccount(me, which)
    return accountUnlinkedView(which, others)
  },
})

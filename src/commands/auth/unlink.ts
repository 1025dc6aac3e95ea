// Take one account out again: it becomes a person of its own, everything else stays together.
import { need } from '../../chat/options.ts'
import * as accounts from '../../domain/people/accounts.ts'
import { unlinked } from '../../views/account.ts'
import { command } from '../command.ts'
import { account } from '../lib/options/account.ts'

export default command({
  name: 'auth unlink',
  about: 'Take an account out; everything stays with the others',
  options: { account: need(account('Which one')) },
  examples: ['auth unlink account:terminal'],
  async run(me, { account: which }) {
    const others = (await accounts.all(me)).filter(({ accountId }) => accountId !== which.accountId)
    await accounts.unlink(me, which)
    return unlinked(which, others)
  },
})

// Who I am here: the accounts that are one person, and what else is signed in.
import * as accounts from '../../services/accounts.ts'
import * as linking from '../../services/linking.ts'
import { accountList, type Section } from '../../views/account.ts'
import { waitingLinks } from '../../views/link.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'auth show',
  about: 'See your accounts',
  isDefault: true,
  options: {},
  examples: ['auth show'],
  async run(me) {
    const sections: Section[] = waitingLinks(await linking.asked(me))
    return accountList(readerOf(me), await accounts.all(me), sections)
  },
})

// Who I am here: the accounts that are one person, and what else is signed in.

import * as sessions from '../../domain/access/sessions/index.ts'
import * as accounts from '../../domain/people/accounts.ts'
import * as linking from '../../domain/people/linking/index.ts'
import { PAGE_PLATFORM } from '../../domain/request/page-platform.ts'
import { accountList, type Section } from '../../views/account.ts'
import { deviceList } from '../../views/device.ts'
import { waitingLinks } from '../../views/link.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'auth show',
  about: 'See your accounts',
  isDefault: true,
  options: {},
  examples: ['auth show'],
  async run(me) {
    const reader = readerOf(me)
    const sections: Section[] = [
      ...waitingLinks(await linking.asked(me), me.platform !== PAGE_PLATFORM),
      deviceList(reader, await sessions.devices(me.trx, me.user.user_id, me.now)),
    ]
    return accountList(reader, await accounts.all(me), sections)
  },
})

// Shows the accounts of one person, and their signed-in devices.

import * as sessions from '../../domain/access/sessions/index.ts'
import * as accounts from '../../domain/people/accounts.ts'
import * as linking from '../../domain/people/linking/index.ts'
import { isPersonalPlatform } from '../../domain/request/page-platform.ts'
import { accountListView, type ViewSection } from '../../views/account.ts'
import { deviceSection } from '../../views/device.ts'
import { pendingLinkSections } from '../../views/link.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'auth show',
  about: 'See your accounts',
  isForPersonAlone: true,
  isDefault: true,
  options: {},
  examples: ['auth show'],
  async run(me) {
    const reader = readerOf(me)
    const sections: ViewSection[] = [
      ...pendingLinkSections(await linking.listLinkQuestions(me), !isPersonalPlatform(me.platform)),
      deviceSection(reader, await sessions.listDevices(me.trx, me.user.user_id, me.now)),
    ]
    return accountListView(reader, await accounts.listAccounts(me), sections)
  },
})

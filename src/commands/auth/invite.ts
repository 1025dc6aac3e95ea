// An admin's code, to link another account of a person of their space, or to admit somebody new.

import { ask } from '../../chat/ask.ts'
import { givenName } from '../../domain/people/index.ts'
import * as linking from '../../domain/people/linking/index.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import { UserError } from '../../user-error.ts'
import { linkCodeView, newcomerCodeView } from '../../views/link.ts'
import { defineCommand, readerOf } from '../command.ts'
import { type AdminFacts, loadAdminFacts, requireAdminOver } from '../lib/admin-rights.ts'
import { spaceMemberOption } from '../lib/options/space-member.ts'

export default defineCommand<ReturnType<typeof options>, AdminFacts>({
  name: 'auth invite',
  about: 'A code for someone in your space, or someone new',
  isForPersonAlone: true,
  isForAdmins: true,
  options: options(),
  examples: ['auth invite person:ben'],
  prepare: (peek, { person }, request) => loadAdminFacts(peek, request, async () => (person ? [person] : [])),
  async run(me, { person }, { prepared }) {
    await requireAdminOver(me, prepared, person ? [person] : [])
    if (person?.user) {
      if (!person.user.is_active)
        throw new UserError('They are switched off. Switch them on first.', [
          { label: 'Switch on', line: ask('admin set', { person: person.account.account_id, active: 'yes' }) },
        ])
      const { code, row } = await linking.issueCodeFor(me, person.user)
      return linkCodeView(readerOf(me), code, row.expires_at, inhabitants.memberLabel(person), givenName(person.user))
    }
    if (!person && me.appSettings.signup === 'open')
      throw new UserError('Everyone can write to me here without a code. To link accounts, name a person.', [
        { label: 'People', line: ask('admin people') },
      ])
    const { code, row } = await linking.issueNewcomerCode(me, person?.account ?? null)
    return newcomerCodeView(readerOf(me), code, row.expires_at, person ? inhabitants.memberLabel(person) : null)
  },
})

function options() {
  return { person: spaceMemberOption('Who; leave empty for someone new') }
}

// An admin's code: for a person of their own place, to link another account of theirs; or for somebody new.

import { firstName } from '../../domain/people/index.ts'
import * as linking from '../../domain/people/linking/index.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import { UserError } from '../../user-error.ts'
import { codeShown, newcomerCode } from '../../views/link.ts'
import { command, readerOf } from '../command.ts'
import { administer, type Standing, standingOf } from '../lib/admin-rights.ts'
import { inhabitant } from '../lib/options/space-member.ts'

export default command<ReturnType<typeof options>, Standing>({
  name: 'auth invite',
  about: 'A code for somebody of your place, or somebody new',
  isForAdmins: true,
  options: options(),
  examples: ['auth invite person:ben'],
  prepare: (peek, { person }, request) => standingOf(peek, request, async () => (person ? [person] : [])),
  async run(me, { person }, { prepared }) {
    await administer(me, prepared, person ? [person] : [])
    if (person?.user) {
      if (!person.user.is_active)
        throw new UserError('They are switched off. Switched on, they can be invited.', [
          { label: 'Switch on', line: `admin set person:${person.account.account_id} active:yes` },
        ])
      const { code, row } = await linking.issueFor(me, person.user)
      return codeShown(readerOf(me), code, row.expires_at, inhabitants.labelOf(person), firstName(person.user))
    }
    if (!person && me.outside.signup === 'open')
      throw new UserError('Everybody can write to me here without a code. To link accounts, name a person.', [
        { label: 'People', line: 'admin people' },
      ])
    const { code, row } = await linking.issueNewcomer(me, person?.account ?? null)
    return newcomerCode(readerOf(me), code, row.expires_at, person ? inhabitants.labelOf(person) : null)
  },
})

function options() {
  return { person: inhabitant('Who; nobody for somebody new') }
}

// What admins did, and what was done with codes: who, whom, when.
import { format } from '../../chat/parse/line.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import { UserError } from '../../user-error.ts'
import { auditList } from '../../views/admin.ts'
import { command, readerOf } from '../command.ts'
import { administer, type Standing, standingOf } from '../lib/admin-rights.ts'
import { inhabitant } from '../lib/options/space-member.ts'
import { page } from '../lib/options.ts'

const PAGE = 5

export default command<ReturnType<typeof options>, Standing>({
  name: 'admin audit',
  about: 'What was done, by whom',
  isForAdmins: true,
  options: options(),
  examples: ['admin audit', 'admin audit person:ben'],
  prepare: (peek, { person }, request) => standingOf(peek, request, async () => (person ? [person] : [])),
  async run(me, { person, page: number }, { prepared }) {
    const reach = await administer(me, prepared, person ? [person] : [])
    if (reach === 'space' && prepared?.members && !person)
      throw new UserError('Name somebody of this server: admin audit person:@name')
    const offset = (number - 1) * PAGE
    const { lines, count } = await inhabitants.auditLines(me, reach, { person, offset, limit: PAGE })
    const more = Math.max(0, count - offset - PAGE)
    const next = format('admin audit', {
      ...(person ? { person: person.account.account_id } : {}),
      page: String(number + 1),
    })
    return auditList(readerOf(me), lines, more, more > 0 ? next : null)
  },
})

function options() {
  return { person: inhabitant('Whose'), page: page() }
}

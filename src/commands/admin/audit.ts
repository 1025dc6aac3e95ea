// Shows what admins did, and uses of codes: who, whom, when.
import { ask } from '../../chat/ask.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import { UserError } from '../../user-error.ts'
import { auditListView } from '../../views/admin.ts'
import { defineCommand, readerOf } from '../command.ts'
import { type AdminFacts, loadAdminFacts, requireAdminOver } from '../lib/admin-rights.ts'
import { pageOption } from '../lib/options/index.ts'
import { spaceMemberOption } from '../lib/options/space-member.ts'

const PAGE = 5

export default defineCommand<ReturnType<typeof options>, AdminFacts>({
  name: 'admin audit',
  about: 'What admins did, and who did it',
  isForPersonAlone: true,
  isForAdmins: true,
  options: options(),
  examples: ['admin audit', 'admin audit person:ben'],
  prepare: (peek, { person }, request) => loadAdminFacts(peek, request, async () => (person ? [person] : [])),
  async run(me, { person, page: number }, { prepared }) {
    const reach = await requireAdminOver(me, prepared, person ? [person] : [])
    if (reach === 'space' && prepared?.members && !person)
      throw new UserError('Name someone on this server: admin audit person:@name')
    const offset = (number - 1) * PAGE
    const { lines, count } = await inhabitants.listAuditEvents(me, reach, { person, offset, limit: PAGE })
    const more = Math.max(0, count - offset - PAGE)
    const next = ask('admin audit', {
      person: person?.account.account_id,
      page: number + 1,
    })
    return auditListView(readerOf(me), lines, more, more > 0 ? next : null)
  },
})

function options() {
  return { person: spaceMemberOption('Whose changes'), page: pageOption() }
}

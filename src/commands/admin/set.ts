// Deactivates or activates a person. Nothing is deleted; takes effect with their next request.
import { flagOption, required } from '../../chat/options.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import { memberSwitchedView } from '../../views/admin.ts'
import { defineCommand } from '../command.ts'
import { type AdminFacts, loadAdminFacts, requireAdminOver } from '../lib/admin-rights.ts'
import { spaceMemberOption } from '../lib/options/space-member.ts'

export default defineCommand<ReturnType<typeof options>, AdminFacts>({
  name: 'admin set',
  about: 'Switch someone off or on',
  isForPersonAlone: true,
  isForAdmins: true,
  options: options(),
  examples: ['admin set person:ben active:no', 'admin set person:ben active:yes'],
  prepare: (peek, { person }, request) => loadAdminFacts(peek, request, async () => [person]),
  async run(me, { person, active }, { prepared }) {
    const reach = await requireAdminOver(me, prepared, [person])
    const how = await inhabitants.setMemberActive(me, person, active, reach)
    return memberSwitchedView(inhabitants.memberLabel(person), person.account.account_id, active, how)
  },
})

function options() {
  return { person: required(spaceMemberOption('Who')), active: required(flagOption('Switched on')) }
}

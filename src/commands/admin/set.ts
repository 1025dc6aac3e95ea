// Switch somebody off or on. Nothing is deleted; it holds from their next line on.
import { flag, need } from '../../chat/options.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import { switched } from '../../views/admin.ts'
import { command } from '../command.ts'
import { administer, type Standing, standingOf } from '../lib/admin-rights.ts'
import { inhabitant } from '../lib/options/space-member.ts'

export default command<ReturnType<typeof options>, Standing>({
  name: 'admin set',
  about: 'Switch somebody off or on',
  isForAdmins: true,
  options: options(),
  examples: ['admin set person:ben active:no', 'admin set person:ben active:yes'],
  prepare: (peek, { person }, request) => standingOf(peek, request, async () => [person]),
  async run(me, { person, active }, { prepared }) {
    const reach = await administer(me, prepared, [person])
    const how = await inhabitants.setActive(me, person, active, reach)
    return switched(inhabitants.labelOf(person), person.account.account_id, active, how)
  },
})

function options() {
  return { person: need(inhabitant('Who')), active: need(flag('Switched on')) }
}

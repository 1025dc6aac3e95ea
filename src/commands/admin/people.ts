// Lists the people of a space: names and whether they are active, never what they do.

import { ask } from '../../chat/ask.ts'
import { textOption } from '../../chat/options.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import type { Me } from '../../domain/request/me.ts'
import { type SpaceMemberLine, spaceMemberListView } from '../../views/admin.ts'
import { defineCommand } from '../command.ts'
import { type AdminFacts, isAccountInPlace, loadAdminFacts, requireAdminOver } from '../lib/admin-rights.ts'
import { pageOption } from '../lib/options/index.ts'

const PAGE = 5

export default defineCommand<Options, AdminFacts>({
  name: 'admin people',
  about: 'Who is here',
  isForPersonAlone: true,
  isForAdmins: true,
  isDefault: true,
  options: options(),
  examples: ['admin people', 'admin people find:ben'],
  prepare: (peek, { find }, request) => loadAdminFacts(peek, request, (me) => matching(me, find)),
  async run(me, { find, page: number }, { prepared }) {
    const reach = await requireAdminOver(me, prepared, [])
    const found = (await matching(me, find)).filter(
      ({ account }) => reach === 'everybody' || isAccountInPlace(me, prepared, account),
    )
    const shown: SpaceMemberLine[] = []
    for (const one of found.slice((number - 1) * PAGE, number * PAGE)) shown.push(await lineOf(me, one))
    const more = Math.max(0, found.length - number * PAGE)
    const next = ask('admin people', { find, page: number + 1 })
    return spaceMemberListView(shown, more, more > 0 ? next : null, (prepared?.members ?? null) !== null)
  },
})

type Options = ReturnType<typeof options>

function options() {
  return { find: textOption('Part of a name', { max: 100 }), page: pageOption() }
}

const matching = (me: Me, find: string | undefined) =>
  find === undefined ? inhabitants.listSpaceMembers(me) : inhabitants.searchSpaceMembers(me, find)

const lineOf = async (me: Me, one: inhabitants.SpaceMember): Promise<SpaceMemberLine> => ({
  id: one.account.account_id,
  name: inhabitants.memberLabel(one),
  state: one.user === null ? 'knocked' : (await inhabitants.isMemberOff(me, one)) ? 'off' : 'in',
})

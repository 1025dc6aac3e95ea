// Who is here: names and whether they are switched on, never what they do.

import { text } from '../../chat/options.ts'
import { format } from '../../chat/parse/line.ts'
import * as inhabitants from '../../domain/people/space-members.ts'
import type { Me } from '../../domain/request/me.ts'
import { type PersonLine, peopleList } from '../../views/admin.ts'
import { command } from '../command.ts'
import { administer, isOf, type Standing, standingOf } from '../lib/admin-rights.ts'
import { page } from '../lib/options.ts'

const PAGE = 5

export default command<Options, Standing>({
  name: 'admin people',
  about: 'Who is here',
  isForAdmins: true,
  isDefault: true,
  options: options(),
  examples: ['admin people', 'admin people find:ben'],
  prepare: (peek, { find }, request) => standingOf(peek, request, (me) => matching(me, find)),
  async run(me, { find, page: number }, { prepared }) {
    const reach = await administer(me, prepared, [])
    const found = (await matching(me, find)).filter(
      ({ account }) => reach === 'everybody' || isOf(me, prepared, account),
    )
    const shown: PersonLine[] = []
    for (const one of found.slice((number - 1) * PAGE, number * PAGE)) shown.push(await lineOf(me, one))
    const more = Math.max(0, found.length - number * PAGE)
    const next = format('admin people', { ...(find === undefined ? {} : { find }), page: String(number + 1) })
    return peopleList(shown, more, more > 0 ? next : null, (prepared?.members ?? null) !== null)
  },
})

type Options = ReturnType<typeof options>

function options() {
  return { find: text('Part of a name', { max: 100 }), page: page() }
}

const matching = (me: Me, find: string | undefined) =>
  find === undefined ? inhabitants.here(me) : inhabitants.search(me, find)

const lineOf = async (me: Me, one: inhabitants.Inhabitant): Promise<PersonLine> => ({
  id: one.account.account_id,
  name: inhabitants.labelOf(one),
  state: one.user === null ? 'knocked' : (await inhabitants.isOff(me, one)) ? 'off' : 'in',
})

// A blank that names somebody of the admin's own place: by name, by mention, by id. Whether whoever asks is an admin,
// the command decides; until then nothing is said of anybody.
import type { Option } from '../../../chat/options.ts'
import * as inhabitants from '../../../domain/people/space-members.ts'
import type { Me } from '../../../domain/request/me.ts'
import { lookup } from '../options.ts'
import { mentionIn } from './person.ts'

export function inhabitant(about: string): Option<inhabitants.Inhabitant, Me, false> {
  const byName = lookup(about, {
    noun: 'person',
    byId: inhabitants.byId,
    // Who is in which server is not ours to know: there one has to be mentioned.
    search: async (me, words) => ((await inhabitants.isOpenPlace(me)) ? [] : inhabitants.search(me, words)),
    first: async (me) => ((await inhabitants.isOpenPlace(me)) ? [] : inhabitants.here(me)),
    id: ({ account }) => account.account_id,
    label: inhabitants.labelOf,
  })
  return {
    ...byName,
    async read(raw, asking) {
      const words = raw.trim()
      const id = mentionIn(words, asking)
      if (id === undefined) return byName.read(words, asking)
      const found = await inhabitants.mentioned(asking.me, id)
      if (found) return found
      throw inhabitants.notHere()
    },
  }
}

// An option that names a person: by mention, name or platform id. The service decides who may be named.
import type { Option, OptionContext } from '../../../chat/options.ts'
import * as acquaintances from '../../../domain/access/visible-people.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
import { lookupOption } from '../lookup-option.ts'

/** The platform id if these words are a mention. */
export const parseMention = (words: string, { request }: OptionContext<Me>): string | undefined =>
  request.mentions?.[words] ?? /^<@!?([A-Z0-9]+)(?:\|[^>]*)?>$/i.exec(words)?.[1]

/** A person who shares a workspace or project; "me" is the person. */
export function personOption(about: string): Option<acquaintances.Person, Me, false> {
  const byName = lookupOption(about, {
    noun: 'person',
    findById: acquaintances.findVisiblePerson,
    search: acquaintances.searchVisiblePeople,
    listInitial: acquaintances.listVisiblePeople,
    id: ({ user_id }) => user_id,
    label: acquaintances.personName,
  })
  return {
    ...byName,
    async read(raw, asking) {
      const words = raw.trim()
      const id = parseMention(words, asking)
      if (id === undefined) return byName.read(words, asking)
      const found = await acquaintances.findMentionedPerson(asking.me, id)
      if (found) return found
      throw new UserError("They haven't written to Proxy yet. Once they have, this will work.")
    },
  }
}

// A blank that names a person: by mention, by name, by the platform's own id. Whom one may name, the service decides.
import type { Option, OptionContext } from '../../../chat/options.ts'
import * as acquaintances from '../../../domain/access/visible-people.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
import { lookupOption } from '../lookup-option.ts'

/** The platform's own id in these words, where they are somebody's mention. */
export const parseMention = (words: string, { request }: OptionContext<Me>): string | undefined =>
  request.mentions?.[words] ?? /^<@!?([A-Z0-9]+)(?:\|[^>]*)?>$/i.exec(words)?.[1]

/** Somebody the person shares a workspace or a project with; "me" is the person. */
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

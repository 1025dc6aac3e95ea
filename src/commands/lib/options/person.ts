// A blank that names a person: by mention, by name, by the platform's own id. Whom one may name, the service decides.
import type { Asking, Option } from '../../../chat/options.ts'
import * as acquaintances from '../../../domain/access/visible-people.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
import { lookup } from '../options.ts'

/** The platform's own id in these words, where they are somebody's mention. */
export const mentionIn = (words: string, { request }: Asking<Me>): string | undefined =>
  request.mentions?.[words] ?? /^<@!?([A-Z0-9]+)(?:\|[^>]*)?>$/i.exec(words)?.[1]

/** Somebody the person shares a workspace or a project with; "me" is the person. */
export function person(about: string): Option<acquaintances.Person, Me, false> {
  const byName = lookup(about, {
    noun: 'person',
    byId: acquaintances.byId,
    search: acquaintances.search,
    first: acquaintances.first,
    id: ({ user_id }) => user_id,
    label: acquaintances.nameOf,
  })
  return {
    ...byName,
    async read(raw, asking) {
      const words = raw.trim()
      const id = mentionIn(words, asking)
      if (id === undefined) return byName.read(words, asking)
      const found = await acquaintances.mentioned(asking.me, id)
      if (found) return found
      throw new UserError('They have not written to Proxy yet. Once they have, this works.')
    },
  }
}

// The blanks of a zone's own commands: any zone by its id, archived ones by name too; a colour.
import { type Option, short, text } from '../../../chat/options.ts'
import * as zones from '../../../domain/places/zones/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { fold } from '../../../text.ts'
import { UserError } from '../../../user-error.ts'
import { lookup } from '../options.ts'

/** One of the person's zones. By words only what may be seen here; the id of a hidden one comes from *Show it here*. */
export const anyZone = (about: string): Option<zones.CompassZone, Me, false> =>
  lookup(about, {
    noun: 'zone',
    byId: async (me, id) => (await zones.owned(me)).find(({ zone_id }) => zone_id === id),
    search: async (me, words) => {
      const all = (await zones.all(me)).toSorted((a, b) => Number(b.is_active) - Number(a.is_active))
      const one =
        zones.named(
          all.filter(({ is_active }) => is_active),
          words,
        ) ?? zones.named(all, words)
      return one ? [one] : all.filter(({ name }) => fold(name).includes(fold(words)))
    },
    first: zones.all,
    id: ({ zone_id }) => zone_id,
    label: ({ name }) => name,
  })

/** `#3b82f6` */
export const color = (about: string): Option<string, unknown, false> => ({
  ...text(about, { max: 7 }),
  read(raw) {
    const found = /^#?([0-9a-f]{6})$/i.exec(raw.trim())?.[1]
    if (found) return `#${found.toLowerCase()}`
    throw new UserError(`“${short(raw)}” is no colour I can read. Six digits, like #3b82f6.`)
  },
})

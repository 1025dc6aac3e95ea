// Options of the zone commands: any zone by id, archived ones by name too; a colour.
import { type Option, textOption } from '../../../chat/options.ts'
import { excerpt } from '../../../chat/phrases.ts'
import * as zones from '../../../domain/places/zones/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { foldText } from '../../../text.ts'
import { UserError } from '../../../user-error.ts'
import { lookupOption } from '../lookup-option.ts'

/** One of the person's zones. Words match only visible ones; the id of a hidden one comes from *Show it here*. */
export const anyZoneOption = (about: string): Option<zones.CompassZone, Me, false> =>
  lookupOption(about, {
    noun: 'zone',
    findById: async (me, id) => (await zones.ownZonesQuery(me)).find(({ zone_id }) => zone_id === id),
    search: async (me, words) => {
      const all = (await zones.listZones(me)).toSorted((a, b) => Number(b.is_active) - Number(a.is_active))
      const one =
        zones.matchByName(
          all.filter(({ is_active }) => is_active),
          words,
        ) ?? zones.matchByName(all, words)
      return one ? [one] : all.filter(({ name }) => foldText(name).includes(foldText(words)))
    },
    listInitial: zones.listZones,
    id: ({ zone_id }) => zone_id,
    label: ({ name }) => name,
  })

/** `#3b82f6` */
export const colorOption = (about: string): Option<string, unknown, false> => ({
  ...textOption(about, { max: 7 }),
  read(raw) {
    const found = /^#?([0-9a-f]{6})$/i.exec(raw.trim())?.[1]
    if (found) return `#${found.toLowerCase()}`
    throw new UserError(`I can't read “${excerpt(raw)}” as a colour. Use six digits, like #3b82f6.`)
  },
})

// Zones are a person's own areas of life. What is hidden on a platform is hidden there from everything.

import { CompassZone } from '../../../models/compass-zone.ts'
import { foldText } from '../../../text.ts'
import { hiddenZoneIds } from '../../request/hidden-zones.ts'
import type { Me } from '../../request/me.ts'

export {
  addZone,
  archiveZone,
  DEFAULT_ZONE_ICON,
  editZone,
  findReminderPlatform,
  listHiddenPlatforms,
  ownZonesQuery,
  type ZoneInput,
} from './editing.ts'
export type { CompassZone }

/** Active zones in the person's order. */
export async function listActiveZones(me: Me): Promise<CompassZone[]> {
  return CompassZone.query(me.trx)
    .where({ user_id: me.user.user_id, is_active: true })
    .whereNotIn('zone_id', hiddenZoneIds(me))
    .orderBy('sort_order')
}

/** All the person's zones that are not hidden here, archived ones too: tasks of an archived zone keep it. */
export async function listZones(me: Me): Promise<CompassZone[]> {
  return CompassZone.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereNotIn('zone_id', hiddenZoneIds(me))
    .orderBy('sort_order')
}

/** How many active zones are kept off this platform. */
export const countHiddenZones = (me: Me): Promise<number> =>
  CompassZone.query(me.trx).whereIn('zone_id', hiddenZoneIds(me)).where('is_active', true).resultSize()

/** One of these by name: whole, else the only one that begins with the word. */
export function matchByName<T extends { readonly name: string }>(things: readonly T[], word: string): T | undefined {
  const folded = foldText(word)
  const whole = things.find(({ name }) => foldText(name) === folded)
  if (whole) return whole
  const begun = things.filter(({ name }) => foldText(name).startsWith(folded))
  return begun.length === 1 ? begun[0] : undefined
}

// Zones are a person's areas of life. A zone hidden on a platform is hidden there everywhere.

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

/** The person's zones that are visible here, including archived ones, which tasks may have. */
export async function listZones(me: Me): Promise<CompassZone[]> {
  return CompassZone.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereNotIn('zone_id', hiddenZoneIds(me))
    .orderBy('sort_order')
}

/** The number of active zones hidden on this platform. */
export const countHiddenZones = (me: Me): Promise<number> =>
  CompassZone.query(me.trx).whereIn('zone_id', hiddenZoneIds(me)).where('is_active', true).resultSize()

/** One of these by name: an exact match, else the only one with the prefix. */
export function matchByName<T extends { readonly name: string }>(things: readonly T[], word: string): T | undefined {
  const folded = foldText(word)
  const whole = things.find(({ name }) => foldText(name) === folded)
  if (whole) return whole
  const begun = things.filter(({ name }) => foldText(name).startsWith(folded))
  return begun.length === 1 ? begun[0] : undefined
}

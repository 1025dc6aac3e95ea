// Zones that a request must not show: a person may hide a zone on a platform, and a token may be for one zone alone.
import { CompassZone } from '../../models/compass-zone.ts'
import { ZonePlatform } from '../../models/zone-platform.ts'
import type { Me } from './me.ts'

/** The ids of zones that this request must not show, as a subquery. */
export function hiddenZoneIds(me: Me) {
  const hidden = ZonePlatform.query(me.trx)
    .join('compass_zones', 'compass_zones.zone_id', 'zone_platforms.zone_id')
    .select('zone_platforms.zone_id')
    .where({
      'zone_platforms.platform': me.platform,
      'zone_platforms.is_hidden': true,
      'compass_zones.user_id': me.user.user_id,
    })
  const only = me.access?.zoneId
  if (!only) return hidden
  const others = CompassZone.query(me.trx)
    .select('zone_id')
    .where({ user_id: me.user.user_id })
    .whereNot('zone_id', only)
  return hidden.union(others as never)
}

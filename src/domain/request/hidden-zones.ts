// Zones that a request must not show: a person may hide a zone on a platform.
import { ZonePlatform } from '../../models/zone-platform.ts'
import type { Me } from './me.ts'

/** The ids of zones hidden on the platform of this request, as a subquery. */
export const hiddenZoneIds = (me: Me) =>
  ZonePlatform.query(me.trx)
    .join('compass_zones', 'compass_zones.zone_id', 'zone_platforms.zone_id')
    .select('zone_platforms.zone_id')
    .where({
      'zone_platforms.platform': me.platform,
      'zone_platforms.is_hidden': true,
      'compass_zones.user_id': me.user.user_id,
    })

// Shows the zones with what was done in each; or one in full.

import * as zones from '../../domain/places/zones/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadZoneProgress } from '../../domain/tasks/zone-progress.ts'
import { zoneListView, zoneView } from '../../views/zone.ts'
import { defineCommand, readerOf } from '../command.ts'
import { anyZoneOption } from '../lib/options/zone.ts'

export default defineCommand({
  name: 'zone show',
  about: 'Your zones and what got done',
  byModel: 'show',
  isDefault: true,
  phrases: { zones: {}, 'my zones': {} },
  options: { zone: anyZoneOption('Which one; all if left out') },
  examples: ['zones', 'zone show work'],
  async run(me, { zone }) {
    const isHere = zone !== undefined && (await zones.listZones(me)).some(({ zone_id }) => zone_id === zone.zone_id)
    const [one] = isHere ? await loadZoneProgress(me, [zone]) : []
    if (one)
      return zoneView(
        one,
        await zones.listHiddenPlatforms(me, one.zone),
        await zones.findReminderPlatform(me, one.zone),
      )
    const hidden = (await zones.ownZonesQuery(me)).filter(({ is_active }) => is_active)
    const shown = await loadZoneProgress(me)
    const away = hidden.filter(({ zone_id }) => !shown.some((each) => each.zone.zone_id === zone_id))
    return zoneListView(
      readerOf(me),
      shown,
      away.map(({ zone_id }) => zone_id),
      await tasks.countHiddenTasks(me),
    )
  },
})

// The person's zones with what got done in each; or one, whole.

import * as zones from '../../domain/places/zones/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { progress } from '../../domain/tasks/zone-progress.ts'
import { oneZone, zoneList } from '../../views/zone.ts'
import { command, readerOf } from '../command.ts'
import { anyZone } from '../lib/options/zone.ts'

export default command({
  name: 'zone show',
  about: 'Your zones and what got done',
  isDefault: true,
  phrases: { zones: {}, 'my zones': {} },
  options: { zone: anyZone('Which one; all if left out') },
  examples: ['zones', 'zone show work'],
  async run(me, { zone }) {
    const isHere = zone !== undefined && (await zones.all(me)).some(({ zone_id }) => zone_id === zone.zone_id)
    const [one] = isHere ? await progress(me, [zone]) : []
    if (one) return oneZone(one, await zones.hiddenOn(me, one.zone), await zones.remindedOn(me, one.zone))
    const hidden = (await zones.owned(me)).filter(({ is_active }) => is_active)
    const shown = await progress(me)
    const away = hidden.filter(({ zone_id }) => !shown.some((each) => each.zone.zone_id === zone_id))
    return zoneList(
      readerOf(me),
      shown,
      away.map(({ zone_id }) => zone_id),
      await tasks.hiddenCount(me),
    )
  },
})

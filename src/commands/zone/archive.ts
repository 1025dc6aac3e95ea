// Put a zone away. Its tasks keep it, and it can come back.
import { flag, need } from '../../chat/options.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { zoneArchived } from '../../views/zone.ts'
import { command } from '../command.ts'
import { anyZone } from '../lib/options/zone.ts'

export default command({
  name: 'zone archive',
  about: 'Put a zone away, or take it out again',
  options: { zone: need(anyZone('Which one')), back: flag('Take it out again') },
  examples: ['zone archive self', 'zone archive work back:yes'],
  async run(me, { zone, back = false }) {
    return zoneArchived(zone, back, await zones.archive(me, zone, back))
  },
})

// Archives a zone. Its tasks keep it, and it can be restored.
import { flagOption, required } from '../../chat/options.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { zoneArchivedView } from '../../views/zone.ts'
import { defineCommand } from '../command.ts'
import { anyZoneOption } from '../lib/options/zone.ts'

export default defineCommand({
  name: 'zone archive',
  about: 'Archive a zone, or restore it',
  options: { zone: required(anyZoneOption('Which one')), back: flagOption('Restore it') },
  examples: ['zone archive self', 'zone archive work back:yes'],
  async run(me, { zone, back = false }) {
    return zoneArchivedView(zone, back, await zones.archiveZone(me, zone, back))
  },
})

// For admins: what holds in their server or workspace. Where its rooms are, whether people may share, how loud it is.
import { flagOption, formField } from '../../chat/options.ts'
import * as rooms from '../../domain/places/rooms/index.ts'
import * as settings from '../../domain/places/server-settings.ts'
import type { Me } from '../../domain/request/me.ts'
import { serverSettingsView } from '../../views/room-admin.ts'
import { defineCommand } from '../command.ts'
import { type AdminFacts, loadAdminFacts, requireAdminOver } from '../lib/admin-rights.ts'
import { channelText } from '../lib/place-name.ts'

export default defineCommand<ReturnType<typeof options>, AdminFacts>({
  name: 'admin settings',
  about: 'What holds in this server',
  isForAdmins: true,
  phrases: { 'server settings': {} },
  options: options(),
  examples: ['admin settings', 'admin settings share:no'],
  prepare: (peek, _values, request) => loadAdminFacts(peek, request, async () => []),
  async run(me, { share, quiet }, { prepared }) {
    await requireAdminOver(me, prepared, [])
    const isAsked = share !== undefined || quiet !== undefined
    const isChanged = await settings.saveServerSettings(me, {
      ...(share === undefined ? {} : { allowsShare: share }),
      ...(quiet === undefined ? {} : { isQuiet: quiet }),
    })
    return serverSettingsView(
      { ...(await settings.loadServerSettings(me)), rooms: await roomsOf(me) },
      isChanged ? 'saved' : isAsked ? 'already' : 'shown',
    )
  },
})

function options() {
  return {
    share: formField(flagOption('Whether people may show their things to everyone here')),
    quiet: formField(flagOption('Whether what I post here makes no sound')),
  }
}

async function roomsOf(me: Me) {
  const places = await rooms.listPlacesOfServer(me)
  const shown = []
  for (const place of places.slice(0, 5)) {
    const { working } = await rooms.loadStanding(me.trx, place, me.now)
    shown.push({ channel: channelText(me, place.channel_id), working, problem: place.problem })
  }
  return shown
}

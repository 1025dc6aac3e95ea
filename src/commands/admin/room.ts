// For admins: the quiet room of this channel. Opens, names and closes it, and shares it with another server or workspace
// once an admin of each has said yes.
import { choiceOption, clearable, flagOption, hidden, textOption } from '../../chat/options.ts'
import type { Request } from '../../chat/request.ts'
import * as rooms from '../../domain/places/rooms/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { DomainError } from '../../user-error.ts'
import { noRoomHereView, roomClosedView, roomCodeView, roomOfferView, roomPlaceView } from '../../views/room-admin.ts'
import { defineCommand, readerOf } from '../command.ts'
import { type AdminFacts, loadAdminFacts, requireAdminOver } from '../lib/admin-rights.ts'
import { placeName } from '../lib/place-name.ts'

export default defineCommand<ReturnType<typeof options>, AdminFacts>({
  name: 'admin room',
  about: 'The quiet room of this channel',
  isForAdmins: true,
  options: options(),
  examples: ['admin room', 'admin room do:open name:Library'],
  prepare: (peek, _values, request) => loadAdminFacts(peek, request, async () => []),
  async run(me, values, { prepared, request }) {
    await requireAdminOver(me, prepared, [])
    const here = await rooms.findRoomHere(me)
    if (values.code !== undefined) return shareWith(me, request, { ...values, code: values.code })
    if (here && values.do === 'close') {
      await rooms.closeRoom(me, here)
      return roomClosedView(here.room.name)
    }
    if (here && values.do === 'share') {
      const code = await rooms.issueRoomCode(me, here)
      return roomCodeView(readerOf(me), code, new Date(me.now.getTime() + rooms.ROOM_CODE_TTL_HOURS * 3_600_000))
    }
    const wishes = values.do === 'open' || values.name !== undefined || values.names !== undefined
    if (!here && !wishes) {
      requireChannel(request)
      return noRoomHereView()
    }
    if (!here) requireChannel(request)
    const opened = await rooms.openRoom(me, {
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.names === undefined ? {} : { allowsNames: values.names }),
    })
    return showPlace(me, opened.here, opened.how)
  },
})

function options() {
  return {
    do: choiceOption('What to do', ['open', 'close', 'share'], { share: 'share with another place' }),
    name: clearable(textOption('What the room is called', { max: 50 })),
    code: textOption('A code from the admin of another place', { max: 12 }),
    names: flagOption('Whether names may cross to a place it is shared with'),
    agreed: hidden(flagOption('Both admins agree')),
  }
}

interface CodeValues {
  readonly code: string
  readonly names?: boolean | undefined
  readonly agreed?: boolean | undefined
}

/** The second yes, after it was said with whom. */
async function shareWith(me: Me, request: Request, { code, names, agreed }: CodeValues) {
  requireChannel(request)
  const offer = await rooms.findRoomOffer(me, code)
  if (!agreed) return roomOfferView({ from: placeName(offer.space), name: offer.room.name, code })
  return showPlace(me, await rooms.joinRoom(me, offer, names ?? false), 'shared')
}

async function showPlace(me: Me, here: rooms.RoomHere, how: 'opened' | 'changed' | 'already' | 'shared') {
  return roomPlaceView(
    {
      name: here.room.name,
      allowsNames: here.place.allows_names,
      elsewhere: await rooms.countForeignPlaces(me, here),
      problem: here.place.problem,
      hasMessage: here.place.message_id !== null,
    },
    how,
  )
}

/** @throws DomainError where a standing message cannot be posted */
function requireChannel({ channelPosts }: Request): void {
  if (channelPosts === undefined) throw new DomainError('room.no-channel')
  if (channelPosts === 'denied') throw new DomainError('room.may-not-post')
}

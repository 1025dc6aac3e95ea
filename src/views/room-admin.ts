// Rooms and settings of a server, for those who administer it.
import { ask } from '../chat/ask.ts'
import {
  type Block,
  itemBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../chat/view.ts'
import type { RoomPlaceShown } from '../contracts/rooms.ts'
import { momentText, type Reader } from './reader.ts'
import { roomName } from './room.ts'

/** To those who can let the application in again: the rooms whose message can't be posted. */
export const roomProblemView = (channels: readonly Text[]): View =>
  view(
    t`I can't post in ${channels.length} ${trustedText(channels.length === 1 ? 'room' : 'rooms')}`,
    [
      ...channels.map((channel) => itemBlock(channel)),
      textBlock(
        t`Add me to the channel, let me send messages there, or unlock its thread. I try again every ten minutes, so nothing else is needed.`,
      ),
    ],
    { buttons: [{ label: 'Settings', line: ask('admin settings') }] },
  )

/** To an admin: the room of this channel. */
export function roomPlaceView(
  { name, allowsNames, elsewhere, problem, hasMessage }: RoomPlaceShown,
  how: 'opened' | 'changed' | 'already' | 'shared',
): View {
  const titles = {
    opened: t`Room opened: ${roomName(name)}`,
    changed: t`Saved: ${roomName(name)}`,
    already: t`The room of this channel: ${roomName(name)}`,
    shared: t`Now one room: ${roomName(name)}`,
  }
  return view(
    titles[how],
    [
      textBlock(
        problem !== null
          ? t`I couldn't post its message here. Add me to this channel, or let me send messages here; I try again every ten minutes.`
          : hasMessage
            ? t`Its message stays in this channel and counts who works.`
            : t`Its message appears here in a moment.`,
      ),
      ...(elsewhere > 0
        ? [
            textBlock(
              t`Shared with ${elsewhere} other ${trustedText(elsewhere === 1 ? 'place' : 'places')}. ${trustedText(
                allowsNames
                  ? 'Names and words cross over where a person wants that and both sides allow it.'
                  : 'Names and words stay here.',
              )}`,
            ),
          ]
        : []),
    ],
    {
      buttons: [
        { label: 'Share elsewhere', line: ask('admin room', { do: 'share' }) },
        allowsNames
          ? { label: 'Keep names here', line: ask('admin room', { names: 'no' }) }
          : { label: 'Allow names', line: ask('admin room', { names: 'yes' }) },
        { label: 'Settings', line: ask('admin settings') },
        { label: 'Close room', line: ask('admin room', { do: 'close' }) },
      ],
    },
  )
}

/** A code for the admin of another server or workspace. */
export const roomCodeView = (reader: Reader, code: string, until: Date): View =>
  view(t`Code for one room in two places: ${code}`, [
    textBlock(
      t`Give it to an admin of the other server or workspace. It works once, until ${momentText(reader, until)}.`,
    ),
    textBlock(typedHint(`They type: admin room code:${code}`, `They use {admin room code:${code}}.`)),
    textBlock(t`Numbers and emoji are shared. Names only where you, they and the person allow it.`),
  ])

/** Asks for the second yes. */
export const roomOfferView = (offer: {
  readonly from: string
  readonly name: string | null
  readonly code: string
}): View =>
  view(
    t`Share one room with ${offer.from}?`,
    [
      textBlock(t`The room is called ${roomName(offer.name)}. Both places show how many work, and their emoji.`),
      textBlock(t`Names and words stay where they are, unless both sides allow them and a person wants it.`),
    ],
    {
      buttons: [
        { label: 'Share the room', line: ask('admin room', { code: offer.code, agreed: 'yes' }), isPrimary: true },
        { label: 'No', line: ask('admin room') },
      ],
    },
  )

/** To an admin who closed the room here. */
export const roomClosedView = (name: string | null): View =>
  view(t`Closed here: ${roomName(name)}`, [textBlock(t`Its message says so. Those who sat here have left.`)], {
    buttons: [{ label: 'Open again', line: ask('admin room', { do: 'open' }) }],
  })

export const noRoomHereView = (): View =>
  view(
    t`There is no room in this channel`,
    [textBlock(t`A quiet room is one message that counts who works. No names, no voice, no reminders.`)],
    { buttons: [{ label: 'Open one here', line: ask('admin room', { do: 'open' }), isPrimary: true }] },
  )

/** What the admins of a server decided, and where its rooms are. */
export function serverSettingsView(
  about: {
    readonly allowsShare: boolean
    readonly isQuiet: boolean
    readonly rooms: readonly { readonly channel: Text; readonly working: number; readonly problem: string | null }[]
  },
  how: 'shown' | 'saved' | 'already',
): View {
  const title = { shown: t`Server settings`, saved: t`Saved: server settings`, already: t`No change: server settings` }[
    how
  ]
  const yesNo = (is: boolean) => (is ? 'no' : 'yes')
  return view(
    title,
    [
      {
        kind: 'fields',
        fields: [
          { label: 'Sharing', value: about.allowsShare ? t`allowed` : t`switched off` },
          { label: 'Quiet', value: about.isQuiet ? t`yes, posts make no sound` : t`no, posts may notify` },
          ...(about.rooms.length === 0 ? [{ label: 'Room', value: t`none yet` }] : []),
        ],
      },
      ...about.rooms.map(
        ({ channel, working, problem }): Block =>
          itemBlock(t`Room: ${channel}`, {
            detail: problem === null ? t`${working} working` : t`I can't post there at the moment`,
          }),
      ),
    ],
    {
      buttons: [
        {
          label: about.allowsShare ? 'Switch sharing off' : 'Allow sharing',
          line: ask('admin settings', { share: yesNo(about.allowsShare) }),
        },
        { label: about.isQuiet ? 'Not quiet' : 'Quiet', line: ask('admin settings', { quiet: yesNo(about.isQuiet) }) },
        { label: 'Room here', line: ask('admin room') },
        { label: 'People', line: ask('admin people') },
      ],
    },
  )
}

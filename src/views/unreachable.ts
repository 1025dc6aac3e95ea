// What a person is told whom no message reaches: what waited, how to let messages in, and other places for reminders.
import { ask } from '../chat/ask.ts'
import { type Button, itemBlock, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import { momentText, type Reader } from './reader.ts'

/** Something that could not be told in time. */
export interface WaitingThing {
  readonly title: string
  readonly at: Date
  readonly line: CommandLine
}

/** Messages to the person are refused: told once, where they wrote. @param checkInCount check-ins that were not sent */
export function closedMessagesView(
  reader: Reader,
  platform: string,
  { things, checkInCount, hasPage }: { things: readonly WaitingThing[]; checkInCount: number; hasPage: boolean },
): View {
  const shown = things.slice(0, MAX_SHOWN)
  const left = things.length - shown.length
  const more = [
    ...(left > 0 ? [t`${left} more`] : []),
    ...(checkInCount > 0
      ? [t`${checkInCount} ${trustedText(checkInCount === 1 ? 'check-in' : 'check-ins')} ${trustedText(WAITED)}`]
      : []),
  ]
  return view(
    t`I can't message you directly`,
    [
      ...(things.length > 0 ? [textBlock(t`This waited for you:`)] : []),
      ...shown.map(({ title, at, line }) =>
        itemBlock(t`${title}, ${momentText(reader, at)}`, { button: { label: 'Show', line, about: title } }),
      ),
      ...more.map((words) => textBlock(words)),
      textBlock(howToOpen(platform)),
      textBlock(t`Or take your reminders somewhere else.`),
    ],
    { buttons: otherPlaces(hasPage) },
  )
}

/** A reminder was set that will not arrive. @param isSure messages were refused before; else they may be */
export const unreachableReminderView = (platform: string, isSure: boolean, hasPage: boolean): View =>
  view(
    isSure ? t`This reminder can't reach you yet` : t`This reminder may not reach you`,
    [
      textBlock(
        isSure
          ? t`I can't message you directly. ${howToOpen(platform)}`
          : t`I was only taken along here, so I may not be able to message you. ${howToBegin(platform)}`,
      ),
      textBlock(t`Or take your reminders somewhere else.`),
    ],
    { buttons: otherPlaces(hasPage) },
  )

const howToOpen = (platform: string): Text =>
  platform === 'discord'
    ? t`To let me: right-click the server's icon, choose Privacy Settings and turn on Direct Messages. Or open my profile and send me a message.`
    : t`To let me: open a conversation with me and send a message.`

const howToBegin = (platform: string): Text =>
  platform === 'discord'
    ? t`Open my profile once and send me a message, or join a server that I'm in.`
    : t`Open a conversation with me once and send a message.`

const otherPlaces = (hasPage: boolean): Button[] => [
  { label: 'Link another account', line: ask('auth link') },
  { label: 'Calendar', line: ask('me calendar') },
  ...(hasPage ? [{ label: 'My page', line: ask('auth web') }] : []),
]

const MAX_SHOWN = 3
const WAITED = 'waited too.'

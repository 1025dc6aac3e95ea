// Quiet rooms in words: the standing message for everyone, and what the person who sits there sees.
import { ask } from '../chat/ask.ts'
import {
  type Button,
  joinTexts,
  momentSpan,
  smallBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { RoomShown, SeatOfReader } from '../contracts/rooms.ts'
import { formatMoment } from '../time/index.ts'
import { lengthEndText, type Reader } from './reader.ts'

const MOST_EMOJI = 40
const MOST_LINES = 5

/** The standing message of a channel. It has no reader of its own: moments are drawn by each client, else in UTC. */
export function roomCardView(room: RoomShown, now: Date): View {
  const { working, waiting, shown, elsewhere } = room
  const lines = shown.filter(({ step, name }) => step !== null || name !== null)
  const emoji = shown.flatMap(({ emoji, step, name }) =>
    emoji !== null && step === null && name === null ? [emoji] : [],
  )
  return view(
    t`${roomName(room.name)}: ${trustedText(working === 0 ? 'free' : `${working} working`)}`,
    [
      ...(working === 0 && waiting.length === 0
        ? [textBlock(t`Sit down when you like. Others can join any time.`)]
        : []),
      ...waiting.map(({ at, count }) =>
        textBlock(
          t`${count} ${trustedText(count === 1 ? 'starts' : 'start together')} at ${momentSpan(at, 'time', utcClock(at, now))}`,
        ),
      ),
      ...(emoji.length === 0
        ? []
        : [textBlock(t`${emoji.slice(0, MOST_EMOJI).join(' ')}${moreText(emoji.length - MOST_EMOJI)}`)]),
      ...lines
        .slice(0, MOST_LINES)
        .map(({ emoji: sign, name, step }) =>
          textBlock(
            joinTexts(
              [
                sign === null ? [] : t`${sign}`,
                joinTexts([name === null ? [] : t`${name}`, step === null ? [] : t`${step}`], ': '),
              ],
              ' ',
            ),
          ),
        ),
      ...(lines.length > MOST_LINES ? [textBlock(t`and ${lines.length - MOST_LINES} more`)] : []),
      smallBlock(footnote(elsewhere)),
    ],
    { buttons: ROOM_BUTTONS, card: { kind: 'room', id: room.roomId } },
  )
}

const ROOM_BUTTONS: readonly Button[] = [
  { label: 'Sit down', line: ask('room sit'), isPrimary: true },
  { label: 'With a task', line: ask('room sit', { asked: 'task' }) },
  { label: 'Next quarter hour', line: ask('room sit', { start: 'quarter' }) },
  { label: 'Leave', line: ask('room leave') },
]

const footnote = (elsewhere: number): Text =>
  elsewhere === 0
    ? t`No voice, no reminders, no names unless you want yours shown.`
    : t`Shared with ${elsewhere} other ${trustedText(elsewhere === 1 ? 'place' : 'places')}: numbers and emoji. No voice, no reminders.`

const moreText = (more: number): Text => (more > 0 ? t` and ${more} more` : [])

const utcClock = (at: Date, now: Date): string =>
  `${formatMoment(at, 'Etc/UTC', { show: 'time', now, hours: '24' })} UTC`

/** What is left where a room was. */
export const roomClosedCardView = (name: string | null): View => view(t`${roomName(name)} is closed here`)

/** A room's name, or what it is. */
export const roomName = (name: string | null): Text => (name === null ? t`Quiet room` : t`${name}`)

/** To the person who sat down, or changed how they sit. */
export function seatView(
  reader: Reader,
  room: Pick<RoomShown, 'name' | 'working' | 'waiting'>,
  seat: SeatOfReader,
  how: 'sat' | 'changed' | 'already' | 'shown',
): View {
  const isWaiting = seat.startsAt > reader.now
  const title = { sat: t`You're in`, changed: t`Saved`, already: t`You're already in`, shown: t`You're in` }[how]
  const others = room.working - (isWaiting ? 0 : 1)
  return view(
    t`${title}: ${roomName(room.name)}`,
    [
      textBlock(
        isWaiting
          ? t`You start together at ${lengthEndText(reader, seat.startsAt)}, until ${lengthEndText(reader, seat.endsAt)}.`
          : t`Until ${lengthEndText(reader, seat.endsAt)}. ${companyText(others)}`,
      ),
      ...(seat.task ? [textBlock(t`On: ${seat.task.title}`)] : []),
      smallBlock(shownText(seat)),
      {
        kind: 'select',
        label: 'An emoji for you',
        line: ask('room sit'),
        fills: ['emoji'],
        choices: SEAT_EMOJI.map((emoji) => ({ label: emoji, value: emoji })),
        ...(seat.emoji === null ? {} : { chosen: [seat.emoji] }),
      },
    ],
    {
      buttons: [
        ...(seat.task ? [{ label: 'Done', line: ask('task done', { task: seat.task.task_id }) }] : []),
        ...(seat.task ? [] : [{ label: 'Focus 25 min', line: ask('focus start') }]),
        { label: 'Say what', line: ask('room sit', { asked: 'step' }) },
        ...(seat.audience === 'nobody' ? [{ label: 'Show my name', line: ask('room sit', { name: 'here' }) }] : []),
        { label: 'Leave', line: ask('room leave') },
      ],
    },
  )
}

/** Offered; any other can be typed. */
const SEAT_EMOJI = ['🌱', '📚', '✏️', '🎧', '☕', '🐢', '🦉', '🔥', '🧹', '🎨']

const companyText = (others: number): Text =>
  others <= 0
    ? t`You're the first. Others can join any time.`
    : t`${others} ${trustedText(others === 1 ? 'other is' : 'others are')} working too.`

/** What others see of the reader. */
function shownText({ emoji, step, audience }: SeatOfReader): Text {
  const parts = [
    emoji === null ? [] : t`${emoji}`,
    step === null ? [] : t`“${step}”`,
    audience === 'nobody' ? [] : t`your name`,
  ].filter((part) => part.length > 0)
  if (parts.length === 0) return t`Others see a number only. No reminders for this.`
  const where = audience === 'everywhere' ? 'everywhere this room is, where its admins allow it' : 'in this server'
  const isMoreThanEmoji = step !== null || audience !== 'nobody'
  return t`Others see ${joinTexts(parts, ', ')}${trustedText(isMoreThanEmoji ? ` ${where}` : '')}. No reminders for this.`
}

/** To the person who left. */
export const seatLeftView = (name: string | null, hasLeft: boolean): View =>
  hasLeft
    ? view(t`You left: ${roomName(name)}`, [textBlock(t`Nobody is told.`)])
    : view(t`You're not sitting in a room`, [], {
        buttons: [{ label: 'What now?', line: ask('task suggest') }],
      })

/** The room of a channel, to a person who does not sit there. */
export const roomView = (reader: Reader, room: RoomShown): View => {
  const card = roomCardView(room, reader.now)
  return { ...card, buttons: ROOM_BUTTONS.filter(({ label }) => label !== 'Leave') }
}

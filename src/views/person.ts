// What a person told of themself, and what follows from a new zone.
import { join, say, type Text, t, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import { moment, type Reader } from './reader.ts'

export const personText = (person: {
  readonly full_name: string | null
  readonly username: string
  readonly timezone: string
  readonly bio: string | null
  readonly dayStartsAt: string
}): Text[] => [
  t`${person.full_name ?? person.username} (${person.username})`,
  t`Time zone: ${city(person.timezone)} · the day begins at ${person.dayStartsAt}`,
  ...(person.bio ? [t`${person.bio}`] : []),
]

/** "“call dentist” now means 09:00 there." */
export function zoneSet(reader: Reader, moved: readonly Task[]): View {
  const lines = moved
    .slice(0, 3)
    .flatMap((task) =>
      task.due_date ? [say(t`“${task.title}” now means ${moment(reader, task.due_date)} there.`)] : [],
    )
  const rest = moved.length > 3 ? [say(t`And ${moved.length - 3} more.`)] : []
  const reminder = moved.length > 0 ? [say(t`A typed time gets a reminder.`)] : []
  return view(t`Time zone: ${city(reader.zone)}`, [...lines, ...rest, ...reminder])
}

/** "Europe/Vienna" → "Vienna" */
export const city = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** The first words Proxy says of itself, once. */
export const hello = (): View =>
  view(
    t`Hello, I'm Proxy`,
    [
      say(t`I keep your tasks and help you start. I write first only at times you typed, until you say yes to more.`),
      say(t`May I offer three tasks each morning, 08:30?`),
    ],
    {
      buttons: [
        { label: 'Yes', line: 'nudge set kind:morning at:08:30', isPrimary: true },
        { label: 'Another time', line: 'nudge set kind:morning' },
        { label: "No, I'll ask", line: 'nudge set kind:morning on:no' },
      ],
      question: { yes: 'nudge set kind:morning at:08:30', no: 'nudge set kind:morning on:no' },
    },
  )

/** How answers look from now on. */
export function styleText(
  style: {
    readonly points: 'unasked' | 'shown' | 'hidden'
    readonly is_plain: boolean
    readonly emoji: 'few' | 'none'
    readonly clock: 'fixed' | 'relative'
  },
  isSame: boolean,
): View {
  return view(isSame ? t`Already so` : t`Answers look like this now`, [
    say(
      join([
        style.points === 'hidden' ? t`points hidden` : t`points shown`,
        style.is_plain ? t`plain words` : [],
        style.emoji === 'none' ? t`no emoji of ours` : t`few emoji`,
        style.clock === 'relative' ? t`times as “in 25 minutes”` : t`times as 10:25`,
      ]),
    ),
  ])
}

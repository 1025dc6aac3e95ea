// Views of focus in company: the card that others see, and the answer to the person who joins.
import { ask } from '../chat/ask.ts'
import { itemBlock, t, textBlock, typedHint, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { FocusSession } from '../models/focus-session.ts'
import type { Task } from '../models/task.ts'
import { lengthEndText, type Reader, untilText } from './reader.ts'

/** The card for others: the host, the end, the companions. */
export function sharedFocusView(
  reader: Reader,
  about: {
    readonly session: FocusSession
    readonly host: string
    readonly task: Pick<Task, 'title'> | null
    readonly end: Date
    readonly companions: readonly {
      readonly name: string
      readonly emoji: string | null
      readonly step: string | null
    }[]
  },
): View {
  const { session, host, task, companions } = about
  const on = task ? t`: ${task.title}` : []
  const time = session.ended_at
    ? t`ended at ${lengthEndText(reader, session.ended_at)}`
    : t`until ${untilText(reader, about.end)}. You can join quietly.`
  return view(
    t`${host} is focusing${on}`,
    [
      textBlock(time),
      ...companions.map(({ name, emoji, step }) =>
        itemBlock(emoji ? t`${emoji} ${name}` : t`${name}`, step ? { detail: t`${step}` } : {}),
      ),
    ],
    {
      buttons: session.ended_at ? [] : [{ label: 'Join', line: joinLine(session), isPrimary: true }],
      card: { kind: 'session', id: session.session_id },
    },
  )
}

/** To the person who joined: naming what they work on is optional. */
export function focusJoinedView(
  reader: Reader,
  about: { readonly session: FocusSession; readonly host: string; readonly end: Date },
  how: 'joined' | 'changed' | 'already',
): View {
  const title = { joined: t`You've joined`, changed: t`Saved`, already: t`You've already joined` }[how]
  const line = joinLine(about.session)
  return view(
    t`${title}: ${about.host}, until ${untilText(reader, about.end)}`,
    how === 'joined'
      ? [
          textBlock(
            typedHint(
              'No reminders for this. What are you working on? Type it, if you like.',
              'No reminders for this. You can say what you work on, if you like.',
            ),
          ),
        ]
      : [],
    {
      buttons: [{ label: 'Focus too', line: ask('focus start') }],
      ...(how === 'joined' ? { asks: { line, into: 'step', label: 'Say what' } } : {}),
    },
  )
}

const joinLine = (session: FocusSession): CommandLine => ask('focus join', { session: session.session_id })

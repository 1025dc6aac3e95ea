// Views of focus: the card with its end, the noted place, the break, companions.
import { ask } from '../chat/ask.ts'
import {
  type Button,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { InterruptionCause, InterruptionCounts } from '../contracts/days.ts'
import type { FocusSession } from '../models/focus-session.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes } from '../time/index.ts'
import { momentText, type Reader, untilText } from './reader.ts'

/** A session and what is shown of it. */
export interface FocusDetails {
  readonly session: FocusSession
  /** Null without a task, or if it is hidden here. */
  readonly task: Pick<Task, 'task_id' | 'title' | 'status'> | null
  /** The planned end, UTC. */
  readonly end: Date
  /** Minutes that count so far. */
  readonly minutes: number
  /** Where the person was at the last interruption. */
  readonly bookmark: string | null
  /** Number of companions. */
  readonly companions: number
}

/** Running: the task, and its end. The client draws the countdown, so the card is not edited for it. */
export function focusRunningView(
  reader: Reader,
  about: FocusDetails,
  how: 'started' | 'already' | 'extended' | 'shown',
): View {
  const name = about.task ? t`${about.task.title}` : t`${about.session.duration_minutes} minutes`
  const title = { started: t`Focus`, shown: t`Focus`, already: t`Already in focus`, extended: t`More time` }[how]
  const held = how === 'started' ? trustedText(' Only timed reminders come through.') : []
  return view(
    t`${title}: ${name}`,
    [textBlock(t`until ${untilText(reader, about.end)}.${held}`), ...placeLines(about), ...companyLine(about)],
    { buttons: CONTROLS, card: cardOf(about.session) },
  )
}

/** After an interruption: the noted place comes first. */
export function focusResumedView(reader: Reader, about: FocusDetails): View {
  if (about.bookmark === null) return focusRunningView(reader, about, 'shown')
  const name = about.task ? t`${about.task.title}: ` : []
  return view(t`You were here`, [textBlock(t`${name}“${about.bookmark}” · until ${untilText(reader, about.end)}`)], {
    buttons: CONTROLS,
    card: cardOf(about.session),
  })
}

/** The causes of an interruption, as a person reads them. */
export const CAUSE_LABELS: Readonly<Record<InterruptionCause, string>> = {
  someone: 'Someone',
  phone: 'Phone',
  message: 'Message',
  noise: 'Noise',
  thought: 'Own thought',
  else: 'Something else',
}
/** Offered as buttons; the others can be typed. */
const OFFERED_CAUSES = ['someone', 'phone', 'thought'] as const

/** Interrupted: asks for the place, which the next typed line answers, and offers what it may have been. */
export function focusInterruptedView(
  about: FocusDetails,
  {
    interruption,
    state,
  }: {
    readonly interruption: {
      readonly interruption_id: string
      readonly bookmark: string | null
      readonly cause: string | null
    }
    readonly state: 'counted' | 'noted' | 'asked'
  },
): View {
  const { interruption_id, bookmark, cause } = interruption
  const named = Object.entries(CAUSE_LABELS).find(([each]) => each === cause)?.[1]
  const buttons: Button[] = [
    { label: "I'm back", line: ask('focus show'), isPrimary: true },
    { label: 'Stop', line: ask('focus stop') },
    ...(named
      ? []
      : OFFERED_CAUSES.map((each) => ({
          label: CAUSE_LABELS[each],
          line: ask('focus interrupt', { interruption: interruption_id, cause: each }),
        }))),
  ]
  const card = cardOf(about.session)
  const by = named ? t`Interrupted: ${trustedText(named.toLowerCase())}` : t`Interrupted`
  if (bookmark !== null)
    return view(
      named ? t`${by}. Place saved` : t`Place saved`,
      [textBlock(t`“${bookmark}”. The timer keeps running.`)],
      {
        buttons,
        card,
      },
    )
  return view(
    state === 'asked' ? t`Already noted` : by,
    [
      textBlock(
        typedHint(
          'Where were you? Your next message saves the place. The timer keeps running.',
          'Where were you? The timer keeps running.',
        ),
      ),
    ],
    {
      buttons,
      card,
      asks: { line: ask('focus interrupt', { interruption: interruption_id }), into: 'where', label: 'Save my place' },
    },
  )
}

/** “7 (4 phone, 2 someone, 1 not said)”: what interrupted focus. */
export function interruptionsText({ total, byCause, unnamed }: InterruptionCounts): Text {
  const parts = [...byCause]
    .toSorted(([, one], [, other]) => other - one)
    .map(([cause, count]) => t`${count} ${trustedText(CAUSE_LABELS[cause].toLowerCase())}`)
  if (parts.length === 0) return t`${total}`
  return t`${total} (${joinTexts([...parts, ...(unnamed > 0 ? [t`${unnamed} not said`] : [])], ', ')})`
}

/** Ended, by itself or stopped. */
export function focusEndedView(
  reader: Reader,
  about: FocusDetails,
  how: 'stopped' | 'over' | 'corrected' | 'noted',
): View {
  const { session, task, minutes } = about
  const on = task ? t` on ${task.title}` : []
  const count = t`${minutes} ${trustedText(minutes === 1 ? 'minute' : 'minutes')}`
  const early = how === 'stopped' && !session.is_completed && minutes < session.duration_minutes
  const title = { stopped: t`Stopped: `, over: [], corrected: t`Corrected: `, noted: t`Noted: ` }[how]
  const isOpen = task !== null && task.status !== 'done'
  return view(
    t`${title}${count}${on}`,
    [
      ...(early ? [textBlock(t`${minutes} of ${session.duration_minutes} minutes. That's fine.`)] : []),
      ...(how === 'over' && session.ended_at
        ? [textBlock(t`until ${momentText(reader, session.ended_at, 'time')}`)]
        : []),
      ...placeLines(about),
      ...(session.notes && how !== 'stopped' ? [textBlock(t`${session.notes}`)] : []),
    ],
    {
      buttons: [
        { label: 'Break', line: ask('focus break'), isPrimary: true },
        { label: 'Next', line: ask('task suggest') },
        ...(isOpen && how === 'over' ? [{ label: 'Finished', line: ask('task done', { task: task.task_id }) }] : []),
        { label: 'I drifted', line: ask('focus stop') },
      ],
      card: cardOf(session),
    },
  )
}

/** Nothing is running, and the newest session can be corrected: by a button, or by typing a number. */
export function focusCorrectionView(about: FocusDetails): View {
  const { minutes, task } = about
  const on = task ? t` on ${task.title}` : []
  const fewer = [...new Set([0, Math.round(minutes / 2), Math.round((minutes * 4) / 5)])].filter((n) => n < minutes)
  const title = t`Already stopped: ${minutes} ${trustedText(minutes === 1 ? 'minute' : 'minutes')}${on}`
  return view(title, [textBlock(t`If you focused for less, tell me how many minutes.`)], {
    buttons: [
      ...fewer.map((count) => ({ label: `${count} min`, line: ask('focus stop', { minutes: count }) })),
      { label: 'Pause check-ins', line: ask('nudge pause') },
    ],
    asks: { line: ask('focus stop'), into: 'minutes', label: 'Other number' },
  })
}

/** *stop* without a session. */
export const noFocusView = (isStop: boolean): View =>
  view(t`No focus session is running.`, isStop ? [textBlock(t`I can pause check-ins too, if you like.`)] : [], {
    buttons: [
      { label: 'Focus 25 min', line: ask('focus start') },
      ...(isStop ? [{ label: 'Pause check-ins', line: ask('nudge pause') }] : []),
    ],
  })

/** A break without a session before. */
export const breakView = (
  reader: Reader,
  { until: end, isNew }: { readonly until: Date; readonly isNew: boolean },
): View =>
  view(
    isNew ? t`Break until ${untilText(reader, end)}` : t`Already on a break until ${untilText(reader, end)}`,
    [textBlock(t`I'll tell you when it's over.`)],
    { buttons: [{ label: 'Back early', line: ask('task suggest') }] },
  )

export function breakAfterFocusView(
  reader: Reader,
  about: FocusDetails,
  {
    until: end,
    isNew,
    waited,
  }: {
    readonly until: Date
    readonly isNew: boolean
    readonly waited: { readonly tasks: readonly Pick<Task, 'title'>[]; readonly count: number }
  },
): View {
  const { minutes, task } = about
  const titles = joinTexts(
    waited.tasks.map(({ title }) => t`${title}`),
    ', ',
  )
  const more = waited.count > waited.tasks.length ? t` and ${waited.count - waited.tasks.length} more` : []
  const what = waited.count === 1 ? t`One thing` : t`${waited.count} things`
  const things = waited.count === 0 ? [] : t` ${what} waited: ${titles}${more}.`
  return view(
    isNew ? t`Break until ${untilText(reader, end)}` : t`Already on a break until ${untilText(reader, end)}`,
    [textBlock(t`${trustedText(formatMinutes(minutes))} counted.${things}`)],
    {
      buttons: [
        {
          label: 'Back early',
          line: task && task.status !== 'done' ? ask('focus start', { task: task.task_id }) : ask('focus start'),
        },
        { label: 'I drifted', line: ask('focus stop') },
      ],
    },
  )
}

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
    ? t`ended at ${momentText(reader, session.ended_at, 'time')}`
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

const cardOf = (session: FocusSession) => ({ kind: 'focus', id: session.session_id })

const CONTROLS: readonly Button[] = [
  { label: 'Interrupted', line: ask('focus interrupt') },
  { label: '+10 min', line: ask('focus extend', { minutes: 10 }) },
  { label: 'Stop', line: ask('focus stop') },
]

const placeLines = ({ bookmark }: FocusDetails) => (bookmark === null ? [] : [textBlock(t`Place saved: “${bookmark}”`)])

const companyLine = ({ companions }: FocusDetails) =>
  companions === 0
    ? []
    : [textBlock(t`${companions} ${trustedText(companions === 1 ? 'person is' : 'people are')} focusing with you.`)]

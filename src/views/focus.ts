// Views of a focus session: the card with its end, how it ended, what can be corrected.
import { ask } from '../chat/ask.ts'
import { type Button, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CardSubject } from '../contracts/conversation.ts'
import type { FocusSession } from '../models/focus-session.ts'
import type { Task } from '../models/task.ts'
import { lengthEndText, type Reader, untilText } from './reader.ts'

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
    { buttons: CONTROLS, card: focusCard(about.session) },
  )
}

/** After an interruption: the noted place comes first. */
export function focusResumedView(reader: Reader, about: FocusDetails): View {
  if (about.bookmark === null) return focusRunningView(reader, about, 'shown')
  const name = about.task ? t`${about.task.title}: ` : []
  return view(t`You were here`, [textBlock(t`${name}“${about.bookmark}” · until ${untilText(reader, about.end)}`)], {
    buttons: CONTROLS,
    card: focusCard(about.session),
  })
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
      ...(how === 'over' && session.ended_at ? [textBlock(t`until ${lengthEndText(reader, session.ended_at)}`)] : []),
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
      card: focusCard(session),
    },
  )
}

/** Time that was told afterwards, on a task or on nothing in particular. */
export function focusLoggedView(
  { duration_minutes: minutes }: FocusSession,
  task: FocusDetails['task'],
  { isNew, day }: { readonly isNew: boolean; readonly day: 'today' | 'yesterday' },
): View {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const length = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '').join(' ')
  const on = task ? t` on ${task.title}` : []
  const when = trustedText(day === 'yesterday' ? ' yesterday' : '')
  return view(t`${trustedText(isNew ? 'Logged' : 'Already logged')}: ${trustedText(length)}${on}${when}`, [], {
    buttons: [
      ...(task && task.status !== 'done'
        ? [{ label: 'Finished', line: ask('task done', { task: task.task_id }) }]
        : []),
      { label: 'Next', line: ask('task suggest') },
    ],
    ...(task ? { card: { kind: 'task', id: task.task_id } } : {}),
  })
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
      ...(isStop ? [] : [{ label: 'What now?', line: ask('task suggest') }]),
      ...(isStop ? [{ label: 'Pause check-ins', line: ask('nudge pause') }] : []),
    ],
  })

/** *Back* without a session. */
export const welcomeBackView = (): View =>
  view(t`Welcome back. Everything is where you left it.`, [], {
    buttons: [
      { label: 'What now?', line: ask('task suggest') },
      { label: 'Focus 25 min', line: ask('focus start') },
    ],
  })

/** The message that stays true to a session, for the person whose session it is. */
export const focusCard = (session: FocusSession): CardSubject => ({ kind: 'focus', id: session.session_id })

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

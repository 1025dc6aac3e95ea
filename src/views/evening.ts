// Views of the end of a day, of a week, and of days away.

import { ask } from '../chat/ask.ts'
import {
  type Block,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../chat/view.ts'
import type { EveningReview, IfThenComparison, InterruptionCounts } from '../contracts/days.ts'
import type { Task } from '../models/task.ts'
import { type Day, formatMinutes } from '../time/index.ts'
import { interruptionsText } from './focus-interruption.ts'
import { comparisonText } from './if-then.ts'
import { dayText, type Reader } from './reader.ts'
import { hiddenCountText, joinTitles } from './ritual.ts'
import { titleLabel } from './title-label.ts'

/** Done and open tasks. */
export function dayReviewView(_reader: Reader, { done, left }: EveningReview): View {
  return view(
    t`Closing today`,
    [
      textBlock(
        joinTexts(
          [
            done.length > 0 ? t`Done: ${joinTitles(done)}.` : [],
            left.length > 0 ? t`Still here: ${joinTitles(left)}.` : t`Nothing is left over.`,
          ],
          ' ',
        ),
      ),
      ...(left.length > 0 ? [] : [textBlock(CAPTURE_QUESTION)]),
    ],
    {
      buttons: [
        ...(left.length > 0
          ? [
              { label: 'Move to tomorrow', line: ask('ritual evening', { how: 'move' }), isPrimary: true },
              { label: 'Let it rest', line: ask('ritual evening', { how: 'rest' }) },
            ]
          : []),
        { label: 'Close', line: ask('ritual evening', { how: 'close' }), isPrimary: left.length === 0 },
      ],
      ...(left.length > 0 ? {} : { asks: CAPTURE_PROMPT }),
    },
  )
}

/** What was moved, and a question for what is still in mind. */
export function tasksMovedView(reader: Reader, tasks: readonly Task[], to: Day, fixed: readonly Task[] = []): View {
  const shown =
    tasks.length === 0
      ? captureInvitationView(t`Nothing to move`)
      : captureInvitationView(t`Moved: ${joinTitles(tasks)}`, t`To ${dayText(reader, to)}.`)
  if (fixed.length === 0) return shown
  const task = fixed.map(({ task_id }) => task_id).join(', ')
  return {
    ...shown,
    blocks: [
      ...shown.blocks.slice(0, -1),
      textBlock(t`Appointments stay at their time: ${joinTitles(fixed)}.`),
      ...shown.blocks.slice(-1),
    ],
    buttons: [
      ...shown.buttons,
      {
        label: fixed.length === 1 ? 'Move it too' : 'Move them too',
        line: ask('task move', { task, to: 'tomorrow' }),
      },
    ],
  }
}

export const tasksRestedView = (tasks: readonly Task[]): View =>
  tasks.length === 0
    ? captureInvitationView(t`Nothing is left over`)
    : captureInvitationView(t`Left for later: ${joinTitles(tasks)}`, t`Still on your list, not in today's plan.`)

/** One line is dated by the question before it, and says so: the next line is a line like any other. */
export const capturedForTomorrowView = (reader: Reader, { title, due_date }: Task, date: Day | null): View =>
  view(
    t`Saved: ${title}`,
    [
      ...(due_date && date ? [textBlock(t`For ${dayText(reader, date)}.`)] : []),
      textBlock(t`The next thing you type is saved without a date.`),
    ],
    {
      buttons: [
        { label: 'Another for then', line: ask('ritual evening', { how: 'more' }) },
        { label: 'Close', line: ask('ritual evening', { how: 'close' }) },
      ],
    },
  )

/** Asks for one more thing. */
export const captureMoreView = (): View => captureInvitationView(t`One more for tomorrow`)

export const dayClosedView = ({ done }: EveningReview): View =>
  view(t`Done for today`, [
    textBlock(done.length > 0 ? t`${done.length} done. The rest can wait.` : t`The rest can wait.`),
  ])

/** The first view after days away. */
export function freshStartView(undated: number, rested: number, next: Task | null): View {
  const start = next
    ? [{ label: `Start: ${titleLabel(next.title)}`, line: ask('task start', { task: next.task_id }), isPrimary: true }]
    : []
  if (undated === 0 && rested === 0)
    return view(t`Nothing to clear`, [textBlock(t`There are no past dates to clear and no habits to rest.`)], {
      buttons: start,
    })
  return view(
    t`Fresh start`,
    [
      textBlock(
        t`Past dates are cleared, except ones with a time. Future dates stay. Habits treat these days as rest. Nothing is deleted.`,
      ),
      textBlock(joinTexts([count(undated, 'date', 'dates', 'off'), count(rested, 'habit', 'habits', 'rested')])),
    ],
    { buttons: start },
  )
}

export interface WeekSummary {
  readonly from: Day
  readonly tasksDone: number
  readonly hiddenDone: number
  readonly stepsDone: number
  readonly focusSessions: number
  readonly focusMinutes: number
  readonly interruptions: InterruptionCounts
  readonly habitChecks: number
  readonly daysPlanned: number
  readonly energy: readonly [number, number, number]
  readonly ifThens: IfThenComparison | null
  readonly points: number
  readonly titles: readonly string[]
}

/** The recorded week; nothing is shown that was not recorded. */
export function weekView(reader: Reader, numbers: WeekSummary): View {
  const {
    tasksDone,
    hiddenDone,
    stepsDone,
    focusSessions,
    focusMinutes,
    habitChecks,
    daysPlanned,
    points,
    interruptions,
  } = numbers
  const [low, medium, high] = numbers.energy
  const rows: { label: string; value: Text }[] = [
    ...row('Tasks done', tasksDone),
    ...(hiddenDone > 0 ? [{ label: 'Also done', value: hiddenCountText(hiddenDone) }] : []),
    ...row('Steps done', stepsDone),
    ...(focusSessions > 0
      ? [{ label: 'Focus', value: t`${trustedText(formatMinutes(focusMinutes))} in ${focusSessions}` }]
      : []),
    ...(interruptions.total > 0 ? [{ label: 'Interrupted', value: interruptionsText(interruptions) }] : []),
    ...row('Habits done', habitChecks),
    ...row('Days planned', daysPlanned),
    ...(low + medium + high > 0
      ? [{ label: 'Energy noted', value: t`${low} low, ${medium} medium, ${high} high` }]
      : []),
    ...(numbers.ifThens ? [{ label: 'If-then', value: comparisonText(numbers.ifThens) }] : []),
    ...(reader.showsPoints && points > 0 ? [{ label: 'Points', value: t`${points} XP` }] : []),
  ]
  const title = t`Your week, from ${dayText(reader, numbers.from)}`
  if (rows.length === 0)
    return view(title, [textBlock(t`Nothing is recorded yet.`)], {
      buttons: [{ label: 'Plan', line: ask('ritual morning') }],
    })
  const blocks: Block[] = [
    { kind: 'fields', fields: rows },
    ...(numbers.titles.length > 0
      ? [textBlock(t`Most recent: ${joinTitles(numbers.titles.map((title) => ({ title })))}.`)]
      : []),
  ]
  return view(title, blocks, {
    buttons: [
      { label: 'Plan', line: ask('ritual morning') },
      { label: 'Zones', line: ask('progress show', { of: 'zones' }) },
    ],
  })
}

const row = (label: string, value: number): { label: string; value: Text }[] =>
  value > 0 ? [{ label, value: t`${value}` }] : []

const CAPTURE_QUESTION = typedHint(
  'Anything else on your mind? Type it. One line is kept for tomorrow.',
  'Anything else on your mind? One line is kept for tomorrow.',
)

const CAPTURE_PROMPT = { line: ask('ritual evening'), into: 'tomorrow', label: 'Write it down' }

const captureInvitationView = (title: Text, line: Text = []): View =>
  view(title, [...(line.length > 0 ? [textBlock(line)] : []), textBlock(CAPTURE_QUESTION)], {
    buttons: [{ label: 'Close', line: ask('ritual evening', { how: 'close' }) }],
    asks: CAPTURE_PROMPT,
  })

const count = (number: number, one: string, many: string, how: string): Text =>
  number === 0 ? [] : t`${number} ${trustedText(number === 1 ? one : many)} ${trustedText(how)}`

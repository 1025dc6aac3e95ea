// Home as a page that stays: what runs, today's three with a tick each, habits, energy, what waits, settings. Where
// Home is a message it is `homeView`, which is shorter.

import { ask } from '../chat/ask.ts'
import {
  type Block,
  type Button,
  itemBlock,
  joinTexts,
  momentSpan,
  smallBlock,
  type TextBlock,
  t,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { HabitFacts } from '../contracts/habits.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes, minutesBetween } from '../time/index.ts'
import { energyText } from './energy.ts'
import { habitItemButton } from './habit.ts'
import { capitalText, periodText, todayCountText } from './habit-text.ts'
import type { HomeDetails, HomePart } from './home.ts'
import { HOME, type HomeSettings, settingSelects } from './home-settings.ts'
import { momentText, type Reader, untilText } from './reader.ts'
import { hiddenCountText } from './ritual.ts'
import { titleText } from './task.ts'
import { titleLabel } from './title-label.ts'

/** What only the page shows. */
export interface HomePageDetails extends HomeDetails {
  /** Due today, done or not. */
  readonly todaysHabits: readonly HabitFacts[]
  readonly settings: HomeSettings
}

/** All parts under headings, the most urgent first; an empty part is left out. */
export function homePageView(reader: Reader, about: HomePageDetails): View {
  const parts: readonly HomePart[] = [
    nowPart(reader, about),
    todayPart(reader, about),
    habitsPart(reader, about),
    energyPart(reader, about),
    waitingPart(about),
    { blocks: [heading('Settings'), ...settingSelects(reader, about.settings)] },
  ]
  const points = reader.showsPoints && about.level.total > 0
  return view(
    t`Home`,
    [
      ...parts.flatMap(({ blocks }) => blocks),
      ...(points ? [smallBlock(t`Level ${about.level.level}, ${about.level.total} XP`)] : []),
    ],
    { buttons: parts.flatMap(({ buttons = [] }) => buttons) },
  )
}

const heading = (words: string): TextBlock => ({ kind: 'text', text: trustedText(words), look: 'heading' })

const CAPTURE: readonly Button[] = [
  { label: 'What now?', line: ask('task suggest') },
  { label: 'Capture', line: ask('task add') },
  { label: 'Brain dump', line: ask('task dump') },
  { label: 'Help', line: ask('me help') },
]

/** The running session with its end and what is left of it; else the step at hand; and how to begin something. */
function nowPart(reader: Reader, { session, step }: HomePageDetails): HomePart {
  const row = 'now'
  const rowOf = (buttons: readonly Button[]): Button[] => buttons.map((button) => ({ ...button, row }))
  if (session) {
    const left = momentSpan(session.end, 'relative', leftText(minutesBetween(reader.now, session.end)))
    const words = session.task ? t`In focus: ${session.task.title}` : t`In focus`
    return {
      blocks: [
        heading('Now'),
        { kind: 'text', text: t`${words}\nUntil ${untilText(reader, session.end)} (${left})`, row },
      ],
      buttons: rowOf([
        { label: 'Interrupted', line: ask('focus interrupt') },
        { label: '+10 min', line: ask('focus extend', { minutes: 10 }), returnTo: HOME },
        { label: 'Stop', line: ask('focus stop'), returnTo: HOME },
        { label: 'Capture', line: ask('task add') },
      ]),
    }
  }
  if (step)
    return {
      blocks: [heading('Now'), { kind: 'text', text: t`Step ${step.number} of ${step.count}: ${step.words}`, row }],
      buttons: rowOf([
        { label: 'Step done', line: ask('step done', { step: step.stepId }), isPrimary: true, returnTo: HOME },
        ...CAPTURE,
      ]),
    }
  return {
    blocks: [heading('Now'), { kind: 'text', text: t`Nothing is running.`, row }],
    buttons: rowOf(CAPTURE.map((button, at) => (at === 0 ? { ...button, isPrimary: true } : button))),
  }
}

const leftText = (minutes: number): string => (minutes < 1 ? 'in less than a minute' : `in ${formatMinutes(minutes)}`)

/** Today's three, each with a tick; then what has a time. */
function todayPart(reader: Reader, { plan, timedTasks, hiddenCount }: HomePageDetails): HomePart {
  const row = 'plan'
  const picks = plan && !plan.ritual.skipped ? plan.picks : []
  const picked = new Set(picks.map(({ task_id }) => task_id))
  const timed = timedTasks.filter(({ task_id }) => !picked.has(task_id))
  const done = picks.filter(({ isOpen }) => !isOpen).length
  const offer: TextBlock[] =
    plan === null
      ? [{ kind: 'text', text: t`No plan yet.`, row }]
      : plan.ritual.skipped
        ? [{ kind: 'text', text: t`No plan today. Nothing counts as missed.`, row }]
        : []
  return {
    blocks: [
      heading('Today'),
      ...offer,
      ...picks.map(planItem),
      ...(picks.length > 0
        ? [{ kind: 'progress' as const, label: t`Plan`, done, of: picks.length + (plan?.hiddenCount ?? 0) }]
        : []),
      ...timed.slice(0, MOST_TIMED).map((task) => timedItem(reader, task)),
      ...(timed.length > MOST_TIMED ? [smallBlock(t`and ${timed.length - MOST_TIMED} more with a time`)] : []),
      ...(hiddenCount > 0 ? [smallBlock(hiddenCountText(hiddenCount))] : []),
    ],
    buttons:
      plan === null
        ? [{ label: 'Plan', line: ask('ritual morning'), row }]
        : plan.ritual.skipped
          ? [{ label: 'Plan after all', line: ask('ritual morning', { how: 'new' }), row }]
          : [],
  }
}

const MOST_TIMED = 5

/** Without numbers: nothing is typed on a page. */
const planItem = (task: Task): Block =>
  itemBlock(titleText(task), {
    ...(task.isOpen
      ? { button: tickButton(task) }
      : {
          detail: trustedText(task.status === 'done' ? '✓ done' : 'let go'),
          button: {
            label: 'Put back',
            about: titleLabel(task.title),
            line: ask('task reopen', { task: task.task_id }),
            returnTo: HOME,
          },
        }),
  })

const timedItem = (reader: Reader, task: Task): Block =>
  itemBlock(t`${task.due_date ? momentText(reader, task.due_date, 'time') : []} ${task.title}`, {
    button: tickButton(task),
  })

const tickButton = (task: Task): Button => ({
  label: '✓ Done',
  about: titleLabel(task.title),
  line: ask('task done', { task: task.task_id }),
  returnTo: HOME,
})

/** One row: how far each is today, and a button for each that is due. */
function habitsPart(reader: Reader, { todaysHabits }: HomePageDetails): HomePart {
  if (todaysHabits.length === 0) return { blocks: [] }
  return {
    blocks: [
      heading('Habits'),
      ...todaysHabits.slice(0, MOST_HABITS).map((shown) => {
        const far = joinTexts([todayCountText(reader, shown), periodText(shown)])
        const state = shown.isDueToday ? far : far.length > 0 ? t`✓ ${far}` : trustedText('✓')
        return itemBlock(t`${shown.habit.name}`, {
          row: 'habits',
          ...(state.length > 0 ? { detail: state } : {}),
          ...habitItemButton(shown, HOME),
        })
      }),
      ...(todaysHabits.length > MOST_HABITS ? [smallBlock(t`and ${todaysHabits.length - MOST_HABITS} more`)] : []),
    ],
  }
}

/** As many buttons as Slack advises in a row. */
const MOST_HABITS = 5

function energyPart(reader: Reader, { energy }: HomePageDetails): HomePart {
  const row = 'energy'
  const level = (label: string, value: number): Button => ({
    label,
    about: `energy ${label.toLowerCase()}`,
    line: ask('energy log', { level: value }),
    returnTo: HOME,
    row,
  })
  return {
    blocks: [
      heading('Energy'),
      {
        kind: 'text',
        text: energy.isKnown ? capitalText(energyText(reader, energy).slice(1)) : t`How is your energy?`,
        row,
      },
    ],
    buttons: [level('Low', 1), level('Medium', 2), level('High', 3)],
  }
}

/** Reminders that are held back until a session or the quiet time ends. */
function waitingPart({ heldBackTitles }: HomePageDetails): HomePart {
  if (heldBackTitles.length === 0) return { blocks: [] }
  return {
    blocks: [
      heading('Waiting for you'),
      ...heldBackTitles.slice(0, MOST_WAITING).map((title) => itemBlock(t`${title}`)),
      ...(heldBackTitles.length > MOST_WAITING
        ? [smallBlock(t`and ${heldBackTitles.length - MOST_WAITING} more`)]
        : []),
    ],
  }
}

const MOST_WAITING = 5

// Home: what is going on, in parts; an empty part is left out.

import { ask } from '../chat/ask.ts'
import {
  type Block,
  type Button,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { DayPlan } from '../contracts/days.ts'
import type { HabitFacts } from '../contracts/habits.ts'
import type { EnergyLevel } from '../models/energy-snapshot.ts'
import type { Task } from '../models/task.ts'
import { energyText } from './energy.ts'
import { habitItemButton } from './habit.ts'
import { periodText, todayCountText } from './habit-text.ts'
import { helloView } from './person.ts'
import { momentText, type Reader, untilText } from './reader.ts'
import { dayPlanView, hiddenCountText } from './ritual.ts'

export interface HomeDetails {
  readonly name: string
  /** The running session; its task null without one, or if hidden here. */
  readonly session: { readonly task: Pick<Task, 'title'> | null; readonly end: Date } | null
  /** The current step, without a session. */
  readonly step: {
    readonly stepId: string
    readonly words: Text
    readonly number: number
    readonly count: number
  } | null
  readonly plan: DayPlan | null
  readonly timedTasks: readonly Task[]
  /** Habits due today, at most three. */
  readonly habits: readonly HabitFacts[]
  readonly energy: { readonly level: EnergyLevel; readonly isKnown: boolean; readonly recordedAt: Date | null }
  /** Nudges held back today. */
  readonly heldBackTitles: readonly string[]
  readonly hiddenCount: number
  /** "Mornings at 08:30", one each. */
  readonly nudges: readonly Text[]
  readonly level: { readonly level: number; readonly total: number }
}

/** All parts, the most urgent first. */
export function homeView(reader: Reader, about: HomeDetails): View {
  const parts: readonly HomePart[] = [
    currentPart(reader, about),
    planPart(reader, about),
    { blocks: timedBlocks(reader, about) },
    { blocks: about.habits.map((each) => homeHabitItem(reader, each)) },
    { blocks: about.energy.isKnown ? [textBlock(energyText(reader, about.energy))] : [] },
    { blocks: heldBackBlocks(about) },
  ]
  return view(t`Home`, [...parts.flatMap(({ blocks }) => blocks), ...statusBlocks(reader, about)], {
    buttons: [...keepOnePrimary(parts.flatMap(({ buttons = [] }) => buttons)), ...WAYS, SETTINGS, HELP],
  })
}

/** Nothing was captured yet: an introduction, and how to begin. */
export const welcomeView = (): View => {
  const shown = helloView()
  return { ...shown, buttons: [...shown.buttons, ...WAYS] }
}

/** Only the first prominent button stays so. */
function keepOnePrimary(buttons: readonly Button[]): Button[] {
  const first = buttons.find(({ isPrimary }) => isPrimary)
  return buttons.map((button) => (button === first ? button : { ...button, isPrimary: false }))
}

/** A part of Home: what it shows, and the buttons it adds. */
export interface HomePart {
  readonly blocks: readonly Block[]
  readonly buttons?: readonly Button[]
}

function currentPart(reader: Reader, { session, step }: HomeDetails): HomePart {
  if (session)
    return {
      blocks: [
        itemBlock(session.task ? t`In focus: ${session.task.title}` : t`In focus`, {
          detail: t`until ${untilText(reader, session.end)}`,
          line: ask('focus show'),
        }),
      ],
      buttons: [
        { label: 'Interrupted', line: ask('focus interrupt') },
        { label: 'Stop', line: ask('focus stop') },
      ],
    }
  if (!step) return { blocks: [] }
  return {
    blocks: [textBlock(t`Step ${step.number} of ${step.count}: ${step.words}`)],
    buttons: [{ label: 'Step done', line: ask('step done', { step: step.stepId }), isPrimary: true }],
  }
}

/** Today's plan as on its card, or the button to it. */
function planPart(reader: Reader, { plan }: HomeDetails): HomePart {
  if (!plan) return { blocks: [], buttons: [{ label: 'Plan', line: ask('ritual morning') }] }
  const { title, blocks, buttons } = dayPlanView(reader, plan)
  return { blocks: [textBlock(title), ...blocks], buttons: buttons.slice(0, 1) }
}

const timedBlocks = (reader: Reader, { timedTasks }: HomeDetails): Block[] => [
  ...timedTasks.slice(0, 3).map((task) =>
    itemBlock(t`${task.due_date ? momentText(reader, task.due_date, 'time') : []} ${task.title}`, {
      line: ask('task show', { task: task.task_id }),
    }),
  ),
  ...(timedTasks.length > 3 ? [textBlock(t`and ${timedTasks.length - 3} more with a time`)] : []),
]

/** How far a counted habit is today, or one of several times in its week; its button checks it or counts one more. */
function homeHabitItem(reader: Reader, shown: HabitFacts): Block {
  const far = joinTexts([todayCountText(reader, shown), periodText(shown)])
  return itemBlock(t`${shown.habit.name}`, {
    line: ask('habit show', { habit: shown.habit.habit_id }),
    ...(far.length > 0 ? { detail: far } : {}),
    ...habitItemButton(shown, ask('me home')),
  })
}

const heldBackBlocks = ({ heldBackTitles }: HomeDetails): Block[] =>
  heldBackTitles.length === 0
    ? []
    : [
        textBlock(
          t`Waiting for you: ${joinTexts(
            [
              ...heldBackTitles.slice(0, 3).map((each) => t`${each}`),
              ...(heldBackTitles.length > 3 ? [t`${heldBackTitles.length - 3} more`] : []),
            ],
            ', ',
          )}.`,
        ),
      ]

function statusBlocks(reader: Reader, { hiddenCount, nudges, level }: HomeDetails): Block[] {
  const points = reader.showsPoints && level.total > 0 ? t`Level ${level.level}, ${level.total} XP` : []
  const line = joinTexts([
    nudges.length > 0
      ? t`Reminders: ${joinTexts([...nudges], ', ')}`
      : trustedText('Reminders: only those you set a time for'),
    points,
  ])
  return [...(hiddenCount > 0 ? [textBlock(hiddenCountText(hiddenCount))] : []), textBlock(line)]
}

const WAYS: readonly Button[] = [
  { label: 'What now?', line: ask('task suggest') },
  { label: 'Capture', line: ask('task add') },
  { label: 'Brain dump', line: ask('task dump') },
]
const SETTINGS: Button = { label: 'Settings', line: ask('me edit') }
const HELP: Button = { label: 'Help', line: ask('me help') }

// Home: what is going on, part by part; a part with nothing to say is not there.
import { type Block, type Button, item, join, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import type { EnergyLevel } from '../models/energy-snapshot.ts'
import type { Habit } from '../models/habit.ts'
import type { Task } from '../models/task.ts'
import { brief } from './brief.ts'
import { energyText } from './energy.ts'
import { hello } from './person.ts'
import { moment, type Reader, until } from './reader.ts'
import { dayCard, type Planned, personal } from './ritual.ts'

export interface Home {
  readonly name: string
  /** The session that runs; its task null where it has none or it is hidden here. */
  readonly session: { readonly task: Pick<Task, 'title'> | null; readonly end: Date } | null
  /** The step at hand, where no session runs. */
  readonly step: {
    readonly stepId: string
    readonly words: Text
    readonly number: number
    readonly count: number
  } | null
  readonly plan: Planned | null
  readonly timed: readonly Task[]
  /** Habits that are due today, at most three. */
  readonly habits: readonly Habit[]
  readonly energy: { readonly level: EnergyLevel; readonly isKnown: boolean; readonly recordedAt: Date | null }
  /** What was held back today. */
  readonly held: readonly string[]
  readonly hiddenCount: number
  /** "Mornings at 08:30", one each. */
  readonly nudges: readonly Text[]
  readonly level: { readonly level: number; readonly total: number }
}

/** All of it, in the order of what is needed first. */
export function home(reader: Reader, about: Home): View {
  const parts: readonly Part[] = [
    running(reader, about),
    today(reader, about),
    { blocks: timed(reader, about) },
    { blocks: about.habits.map(habitItem) },
    { blocks: about.energy.isKnown ? [say(energyText(reader, about.energy))] : [] },
    { blocks: held(about) },
  ]
  return view(t`Home, ${about.name}`, [...parts.flatMap(({ blocks }) => blocks), ...standing(reader, about)], {
    buttons: [...oneFirst(parts.flatMap(({ buttons = [] }) => buttons)), ...WAYS, SETTINGS, HELP],
  })
}

/** Nothing was captured yet: who this is, and how to begin. */
export const welcome = (): View => {
  const shown = hello()
  return { ...shown, buttons: [...shown.buttons, ...WAYS] }
}

/** One button stands out: the first of those that would. */
function oneFirst(buttons: readonly Button[]): Button[] {
  const first = buttons.find(({ isPrimary }) => isPrimary)
  return buttons.map((button) => (button === first ? button : { ...button, isPrimary: false }))
}

interface Part {
  readonly blocks: readonly Block[]
  readonly buttons?: readonly Button[]
}

function running(reader: Reader, { session, step }: Home): Part {
  if (session)
    return {
      blocks: [
        item(session.task ? t`In focus: ${session.task.title}` : t`In focus`, {
          detail: t`until ${until(reader, session.end)}`,
          line: 'focus show',
        }),
      ],
      buttons: [
        { label: 'Interrupted', line: 'focus interrupt' },
        { label: 'Stop', line: 'focus stop' },
      ],
    }
  if (!step) return { blocks: [] }
  return {
    blocks: [say(t`Step ${step.number} of ${step.count}: ${step.words}`)],
    buttons: [{ label: 'Step done', line: `step done step:${step.stepId}`, isPrimary: true }],
  }
}

/** Today's three as on their card, or the way to them. */
function today(reader: Reader, { plan }: Home): Part {
  if (!plan) return { blocks: [], buttons: [{ label: 'Plan', line: 'ritual morning' }] }
  const { title, blocks, buttons } = dayCard(reader, plan)
  return { blocks: [say(title), ...blocks], buttons: buttons.slice(0, 1) }
}

const timed = (reader: Reader, { timed }: Home): Block[] => [
  ...timed.slice(0, 3).map((task) =>
    item(t`${task.due_date ? moment(reader, task.due_date, 'time') : []} ${task.title}`, {
      line: `task show task:${task.task_id}`,
    }),
  ),
  ...(timed.length > 3 ? [say(t`and ${timed.length - 3} more with a time`)] : []),
]

const habitItem = (habit: Habit): Block =>
  item(t`${habit.name}`, {
    line: `habit show habit:${habit.habit_id}`,
    button: { label: `Did it: ${brief(habit.name)}`, line: `habit check habit:${habit.habit_id}`, returnTo: 'me home' },
  })

const held = ({ held }: Home): Block[] =>
  held.length === 0
    ? []
    : [
        say(
          t`Waited: ${join(
            [...held.slice(0, 3).map((each) => t`${each}`), ...(held.length > 3 ? [t`${held.length - 3} more`] : [])],
            ', ',
          )}.`,
        ),
      ]

function standing(reader: Reader, { hiddenCount, nudges, level }: Home): Block[] {
  const points = reader.showsPoints && level.total > 0 ? t`level ${level.level}, ${level.total} XP` : []
  const line = join([nudges.length > 0 ? t`On: ${join([...nudges], ', ')}` : ours('No nudges are on'), points])
  return [...(hiddenCount > 0 ? [say(personal(hiddenCount))] : []), say(line)]
}

const WAYS: readonly Button[] = [
  { label: 'What now?', line: 'task suggest' },
  { label: 'Capture', line: 'task add' },
  { label: 'Brain dump', line: 'task dump' },
]
const SETTINGS: Button = { label: 'Settings', line: 'me edit' }
const HELP: Button = { label: 'Help', line: 'me help' }

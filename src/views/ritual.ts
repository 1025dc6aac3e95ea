// How a day looks: what is offered in the morning, the card that follows it, its end.
import { format } from '../chat/parse/line.ts'
import {
  type Block,
  type Button,
  type Choice,
  item,
  join,
  ours,
  say,
  type Text,
  t,
  type View,
  view,
} from '../chat/view.ts'
import type { EnergyLevel } from '../models/energy-snapshot.ts'
import type { MorningRitual } from '../models/morning-ritual.ts'
import type { Task } from '../models/task.ts'
import { type Day, localDay, timeOfDay } from '../time/index.ts'
import { brief } from './brief.ts'
import { levelWord } from './energy.ts'
import { day, moment, type Reader, today } from './reader.ts'
import { titleText } from './task.ts'

/** A task, and the minutes its next movement takes. */
export interface Offered {
  readonly task: Task
  readonly minutes: number | null
}

export interface Proposed {
  readonly draftId: string
  readonly energy: { readonly level: EnergyLevel; readonly isKnown: boolean }
  readonly picks: readonly Offered[]
  readonly others: readonly Offered[]
  /** Kept off this platform. */
  readonly hiddenCount?: number
}

/** "Report, 25 min"; "Call dentist, 09:00" where that time is today. */
function offeredText(reader: Reader, { task, minutes }: Offered): Text {
  const { due_date: due, parsedMetadata } = task
  const isTimed =
    due !== null && parsedMetadata.has_due_time && localDay(due, reader.zone, reader.dayStartsAt) === today(reader)
  const size = minutes === null ? ours(isTimed ? '' : 'no estimate') : t`${minutes} min`
  return join([titleText(task), isTimed ? t`${moment(reader, due, 'time')}` : [], size], ', ')
}

/** Three for today. */
export function morning(reader: Reader, name: string, proposed: Proposed): View {
  const { picks, energy } = proposed
  if (picks.length === 0) return nothingToPlan(reader, name)
  return view(
    hello(reader, name),
    [...items(reader, picks), ...besides(proposed), ...(energy.isKnown ? [] : [say(t`energy unknown, so medium`)])],
    {
      buttons: [...theseThree(proposed), change(proposed), notToday],
    },
  )
}

/** The same again, for the energy that was noted. */
export function forEnergy(reader: Reader, proposed: Proposed): View {
  const { picks, energy, others } = proposed
  if (picks.length === 0) return view(t`Energy: ${ours(levelWord(energy.level))}`, [say(t`Nothing is open to plan.`)])
  const first = picks[0]
  return view(
    t`${ours(COUNTS[picks.length] ?? 'Three')} for ${ours(levelWord(energy.level))} energy`,
    [...items(reader, picks), ...besides(proposed)],
    {
      buttons: [
        ...theseThree(proposed),
        ...(others.length > 0
          ? [{ label: 'Swap one', line: format('ritual morning', { how: 'swap', draft: proposed.draftId }) }]
          : []),
        ...(first && picks.length > 1
          ? [{ label: 'Just one', line: format('ritual morning', { first: first.task.task_id }) }]
          : []),
        notToday,
      ],
    },
  )
}

/** Pick up to three among the first fifteen. */
export function choose(proposed: Pick<Proposed, 'picks' | 'others'>, chosen: readonly string[]): View {
  const all = [...proposed.picks, ...proposed.others]
  if (all.length === 0) return view(t`Nothing is open to plan`, [say(t`Type what is in your head, and it is kept.`)])
  return view(
    t`Which ones today?`,
    [
      say(t`Up to three. Their numbers do too: plan 1 3`),
      {
        kind: 'select',
        label: 'Up to three',
        line: 'ritual morning',
        fills: ['first', 'second', 'third'],
        choices: all.map(
          ({ task, minutes }): Choice => ({
            label: task.title,
            value: task.task_id,
            about: minutes === null ? 'no estimate' : `${minutes} min`,
          }),
        ),
        chosen: [...chosen],
      },
    ],
    { buttons: [notToday] },
  )
}

export interface Planned {
  readonly ritual: MorningRitual
  readonly day: Day
  readonly picks: readonly Task[]
  readonly hiddenCount: number
}

/** The day's card: 0 to 3 of 3, in words and as a meter. It celebrates by saying so, once. */
export function dayCard(reader: Reader, { ritual, day: date, picks, hiddenCount }: Planned): View {
  const isToday = date === today(reader)
  const card = { kind: 'day', id: ritual.ritual_id }
  const name = isToday ? t`Today` : day(reader, date)
  if (ritual.skipped)
    return view(t`${name}: no plan`, [say(t`That counts as nothing missed.`)], {
      buttons: isToday ? [{ label: 'Plan after all', line: 'ritual morning how:new' }] : [],
      card,
    })
  const done = picks.filter(({ status }) => status === 'done')
  const gone = picks.filter((task) => task.status !== 'done' && task.delegation_mode === 'delete')
  const open = picks.filter(({ isOpen }) => isOpen)
  const next = open[0]
  const isAll = open.length === 0 && hiddenCount === 0 && done.length > 0
  const blocks: Block[] = [
    ...named(t`done`, done),
    ...named(t`to do`, open),
    ...named(t`let go`, gone),
    ...(hiddenCount > 0 ? [say(personal(hiddenCount))] : []),
    { kind: 'progress', label: t`Plan`, done: done.length, of: picks.length + hiddenCount },
  ]
  const buttons: Button[] = isToday
    ? [
        ...(next
          ? [{ label: `Start: ${brief(next.title)}`, line: `task start task:${next.task_id}`, isPrimary: true }]
          : []),
        ...(isAll ? [] : [{ label: 'Change', line: 'ritual morning how:change' }]),
      ]
    : []
  const title = isAll ? t`${name}: ${ours(ALL[done.length] ?? 'all')} done. The rest of the day is yours` : name
  return view(title, blocks, { buttons, card })
}

/** No plan today, and that is fine. */
export const skipped = (already: boolean): View =>
  view(already ? t`Already no plan today` : t`No plan today`, [say(t`That counts as nothing missed.`)], {
    buttons: [
      { label: 'Plan after all', line: 'ritual morning how:new' },
      { label: 'What now?', line: 'task suggest' },
    ],
  })

/** "1 personal thing": all that is said about what is kept off this platform. */
export const personal = (count: number): Text => t`${count} personal ${ours(count === 1 ? 'thing' : 'things')}`

/** Titles one after the other, at most five. */
export const titles = (tasks: readonly Pick<Task, 'title'>[], most = 5): Text =>
  join(
    [
      ...tasks.slice(0, most).map(({ title }) => t`${title}`),
      ...(tasks.length > most ? [t`${tasks.length - most} more`] : []),
    ],
    ', ',
  )

const named = (label: Text, tasks: readonly Task[]): Block[] =>
  tasks.length === 0 ? [] : [say(t`${label}: ${titles(tasks)}`)]

const items = (reader: Reader, picks: readonly Offered[]): Block[] =>
  picks.map((each) => item(offeredText(reader, each), { line: `task show task:${each.task.task_id}` }))

const besides = ({ hiddenCount = 0 }: Proposed): Block[] => (hiddenCount > 0 ? [say(personal(hiddenCount))] : [])

const theseThree = ({ draftId, picks }: Proposed): Button[] => [
  {
    label: picks.length === 1 ? 'This one' : `These ${COUNTS[picks.length]?.toLowerCase() ?? 'three'}`,
    line: format('ritual morning', { draft: draftId }),
    isPrimary: true,
  },
]

const change = ({ draftId }: Proposed): Button => ({
  label: 'Change',
  line: format('ritual morning', { how: 'change', draft: draftId }),
})

const notToday: Button = { label: 'Not today', line: 'ritual skip' }

const hello = (reader: Reader, name: string): Text =>
  timeOfDay(reader.now, reader.zone) === 'morning' ? t`Morning, ${name}` : t`For today, ${name}`

const nothingToPlan = (reader: Reader, name: string): View =>
  view(hello(reader, name), [say(t`Nothing is open. Type what is in your head, and it is kept.`)], {
    buttons: [{ label: 'Capture', line: 'task add' }],
  })

const COUNTS: Readonly<Record<number, string>> = { 1: 'One', 2: 'Two', 3: 'Three' }
const ALL: Readonly<Record<number, string>> = { 1: 'your one', 2: 'both', 3: 'all three' }

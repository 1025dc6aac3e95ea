// At most three things to do now, and why each of them.
import { type Button, item, join, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import type { EnergyLevel } from '../models/energy-snapshot.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import { localDay } from '../time/index.ts'
import { brief } from './brief.ts'
import { energyText } from './energy.ts'
import { day, moment, type Reader, today, until } from './reader.ts'
import { stepText } from './step.ts'
import { titleText } from './task.ts'

export interface DishView {
  readonly role: 'starter' | 'main' | 'treat'
  readonly task: Task
  readonly step: MicroStep | null
  /** Of the step, else of the whole; null where nobody said. */
  readonly minutes: number | null
  /** Stands for the whole; somebody's words may be in it. */
  readonly movement: string | null
  readonly isPicked: boolean
  readonly isPreferredHere: boolean
}

export interface SuggestionView {
  readonly energy: { readonly level: EnergyLevel; readonly isKnown: boolean; readonly recordedAt: Date | null }
  readonly most: number
  readonly dishes: readonly DishView[]
  readonly hasBreak: boolean
  readonly isAgain: boolean
  readonly hiddenCount: number
}

/** What was asked for besides energy. */
export interface Asked {
  readonly minutes: number | null
  readonly kind: string | null
  /** The line of *Others*. */
  readonly others: string
}

export function suggestion(reader: Reader, found: SuggestionView, asked: Asked): View {
  const { dishes, hasBreak, hiddenCount } = found
  const around = [
    ...(found.isAgain ? [say(t`That was all that fits, so the first come again.`)] : []),
    ...(hiddenCount > 0 ? [say(t`And ${hiddenCount} personal ${ours(hiddenCount === 1 ? 'thing' : 'things')}.`)] : []),
  ]
  if (dishes.length === 0) return nothing(asked, around, hasBreak)
  const count = dishes.length + (hasBreak ? 1 : 0)
  return view(
    t`${ours(COUNTS[count] ?? '')} now`,
    [
      say(join([energyText(reader, found.energy), asked.minutes === null ? [] : t`${asked.minutes} min free`])),
      ...dishes.map((dish) => dishItem(reader, dish, found.most)),
      ...(hasBreak
        ? [
            item(t`Five minutes off`, {
              detail: t`treat · whatever is nice`,
              line: BREAK.line,
              button: { label: BREAK.label, line: BREAK.line },
            }),
          ]
        : []),
      ...around,
    ],
    { buttons: [{ label: 'Others', line: asked.others }] },
  )
}

/** What runs already, before anything new. */
export function onNow(reader: Reader, task: Task, step: MicroStep | null, end: Date, others: string): View {
  const done: Button = step
    ? { label: 'Done', line: `step done step:${step.step_id}`, isPrimary: true }
    : { label: 'Done', line: `task done task:${task.task_id}`, isPrimary: true }
  return view(
    t`On now: ${task.title}`,
    [...(step ? [say(stepText(step))] : []), say(t`Focus until ${until(reader, end)}.`)],
    {
      buttons: [
        done,
        { label: 'Stuck', line: step ? `step stuck step:${step.step_id}` : 'step stuck' },
        { label: 'Others', line: others },
      ],
    },
  )
}

const COUNTS: Readonly<Record<number, string>> = { 1: 'One thing', 2: 'Two things', 3: 'Three things' }

const BREAK = { label: '5 min break', line: 'focus break minutes:5' } as const

function nothing(asked: Asked, around: View['blocks'], hasBreak: boolean): View {
  const rest: Button[] = hasBreak ? [BREAK] : []
  if (asked.kind !== null)
    return view(t`No open task is ${ours(asked.kind)}`, around, {
      buttons: [{ label: 'Any kind', line: 'task suggest' }, ...rest],
    })
  return view(t`Nothing to do right now`, [say(t`Type what is in your head, and it is kept.`), ...around], {
    buttons: rest,
  })
}

function dishItem(reader: Reader, dish: DishView, most: number) {
  const { task, step, movement, minutes } = dish
  const what = step ? stepText(step) : movement === null ? [] : t`one movement: ${movement.replace(/\.$/, '')}`
  const size = step || minutes === null ? [] : ours(`${minutes} min`)
  return item(titleText(task), {
    detail: join([ours(dish.role), what, movement === null ? size : [], whyText(reader, dish, most)]),
    line: `task start task:${task.task_id}`,
    button: { label: `Start: ${brief(task.title)}`, line: `task start task:${task.task_id}` },
  })
}

/** Why this one: what speaks for it most, and how it fits. */
function whyText(reader: Reader, dish: DishView, most: number): Text {
  const { task, minutes } = dish
  const isTooLong = minutes !== null && minutes > most
  return join(
    [
      reasonText(reader, dish),
      minutes === null ? ours('no estimate') : [],
      isTooLong ? ours(`${minutes} min is a lot for now`) : [],
      !isTooLong && minutes !== null && Number.isFinite(most) ? ours(`fits in ${most} min`) : [],
      dish.role === 'treat' && task.due_date === null ? ours('because it is nice') : [],
    ],
    ', ',
  )
}

function reasonText(reader: Reader, { task, isPicked, isPreferredHere, role }: DishView): Text {
  if (isPicked) return ours("one of today's three")
  if (task.status === 'in_progress') return ours('begun already')
  const due = dueReason(reader, task)
  if (due.length > 0) return due
  if (isPreferredHere) return ours('belongs here')
  if (task.priority === 'urgent' || task.priority === 'high') return ours(`${task.priority} priority`)
  return role === 'starter' ? ours('small') : []
}

/** "due today", "waiting since Tue 3 March", "due Fri 6 March" */
function dueReason(reader: Reader, task: Task): Text {
  if (!task.due_date) return []
  if (task.parsedMetadata.has_due_time && task.due_date > reader.now) return t`due ${moment(reader, task.due_date)}`
  const dueDay = localDay(task.due_date, reader.zone, '00:00')
  if (dueDay === today(reader)) return ours('due today')
  return dueDay < today(reader) ? t`waiting since ${day(reader, dueDay)}` : t`due ${day(reader, dueDay)}`
}

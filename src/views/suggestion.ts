// Views of at most three offers, each with a reason.

import { ask } from '../chat/ask.ts'
import {
  type Button,
  itemBlock,
  joinTexts,
  smallBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { SuggestedTask, Suggestion } from '../contracts/days.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes, localDay } from '../time/index.ts'
import { energyText } from './energy.ts'
import { gapText } from './gap.ts'
import { KEEP_HINT } from './keep-hint.ts'
import { dayText, momentText, type Reader, readerToday, untilText } from './reader.ts'
import { stepText } from './step.ts'
import { titleText } from './task.ts'
import { titleLabel } from './title-label.ts'

/** Constraints besides energy. */
export interface SuggestionQuery {
  readonly minutes: number | null
  readonly kind: string | null
  /** Its name. */
  readonly zone: string | null
  /** The line of *Others*. */
  readonly others: CommandLine
}

export function suggestionView(reader: Reader, found: Suggestion, asked: SuggestionQuery): View {
  const { dishes, hasBreak, hiddenCount } = found
  const around = [
    ...(found.isAgain ? [textBlock(t`That's everything that fits; back to the top.`)] : []),
    ...(hiddenCount > 0
      ? [textBlock(t`And ${hiddenCount} personal ${trustedText(hiddenCount === 1 ? 'thing' : 'things')}.`)]
      : []),
  ]
  const gap = gapText(reader, found.gap)
  if (dishes.length === 0) {
    if (gap !== null && found.gap.minutes <= SHORT_GAP) return nothingFitsView(gap, around, found)
    return noSuggestionView(asked, around, found)
  }
  const count = dishes.length + (hasBreak ? 1 : 0)
  return view(
    t`${trustedText(COUNTS[count] ?? '')} now`,
    [
      smallBlock(
        joinTexts([
          energyText(reader, found.energy),
          asked.minutes === null ? [] : t`${trustedText(formatMinutes(asked.minutes))} free`,
        ]),
      ),
      ...(gap === null
        ? []
        : [
            textBlock(
              found.gap.minutes < SHORT_GAP && count > 0 ? t`${gap}: ${trustedText(FITS[count] ?? '')}.` : t`${gap}.`,
            ),
          ]),
      ...dishes.map((dish) => suggestedTaskItem(reader, dish, found.most)),
      ...(hasBreak
        ? [
            itemBlock(t`A five-minute break: anything you like`, {
              line: BREAK.line,
              isOffer: true,
              button: { label: BREAK.label, line: BREAK.line },
            }),
          ]
        : []),
      ...around,
    ],
    { buttons: [{ label: 'Others', line: asked.others }] },
  )
}

/** What is already running comes first. */
export function taskRunningView(
  reader: Reader,
  task: Task,
  step: MicroStep | null,
  end: Date,
  others: CommandLine,
): View {
  const done: Button = step
    ? { label: 'Done', line: ask('step done', { step: step.step_id }), isPrimary: true }
    : { label: 'Done', line: ask('task done', { task: task.task_id }), isPrimary: true }
  return view(
    t`In progress: ${task.title}`,
    [...(step ? [textBlock(stepText(step))] : []), textBlock(t`Focus until ${untilText(reader, end)}.`)],
    {
      buttons: [
        done,
        { label: 'Stuck', line: step ? ask('step stuck', { step: step.step_id }) : ask('step stuck') },
        { label: 'Others', line: others },
      ],
    },
  )
}

/** Minutes up to which the time before the next fixed thing decides what is offered. */
const SHORT_GAP = 180

const FITS: Readonly<Record<number, string>> = { 1: 'this fits', 2: 'these two fit', 3: 'these three fit' }

/** Nothing fits before what is next. */
const nothingFitsView = (gap: Text, around: View['blocks'], { hasBreak }: Suggestion): View =>
  view(gap, [textBlock(t`Nothing on your list fits in before.`), ...around], {
    buttons: [...(hasBreak ? [BREAK] : []), { label: 'Suggest anyway', line: ask('task suggest', { anyway: 'yes' }) }],
  })

const COUNTS: Readonly<Record<number, string>> = { 1: 'One thing', 2: 'Two things', 3: 'Three things' }

const BREAK = { label: '5 min break', line: ask('focus break', { minutes: 5 }) } as const

function noSuggestionView(asked: SuggestionQuery, around: View['blocks'], { hasBreak, laterCount }: Suggestion): View {
  const rest: Button[] = hasBreak ? [BREAK] : []
  if (asked.kind !== null)
    return view(t`No open ${trustedText(asked.kind)} tasks`, around, {
      buttons: [{ label: 'Any kind', line: ask('task suggest') }, ...rest],
    })
  if (asked.zone !== null)
    return view(t`Nothing to start right now in ${asked.zone}`, around, {
      buttons: [{ label: 'Any zone', line: ask('task suggest') }, ...rest],
    })
  if (laterCount > 0)
    return view(
      t`Nothing to start right now`,
      [
        textBlock(
          t`${laterCount} ${trustedText(laterCount === 1 ? 'task is' : 'tasks are')} for later. Enjoy the time, or get ahead.`,
        ),
        ...around,
      ],
      { buttons: [{ label: 'Show tasks', line: ask('task list') }, ...rest] },
    )
  return view(t`Nothing to do right now`, [textBlock(KEEP_HINT), ...around], {
    buttons: rest,
  })
}

function suggestedTaskItem(reader: Reader, dish: SuggestedTask, most: number) {
  const { task, step, movement, minutes } = dish
  const what = step ? stepText(step) : movement === null ? [] : t`first move: ${movement.replace(/\.$/, '')}`
  const size = step || minutes === null ? [] : trustedText(formatMinutes(minutes))
  return itemBlock(titleText(task), {
    detail: joinTexts([trustedText(dish.role), what, movement === null ? size : [], whyText(reader, dish, most)]),
    line: ask('task start', { task: task.task_id }),
    isOffer: true,
    button: { label: `Start: ${titleLabel(task.title)}`, line: ask('task start', { task: task.task_id }) },
  })
}

/** The strongest reason for this task, and how it fits. */
function whyText(reader: Reader, dish: SuggestedTask, most: number): Text {
  const { task, minutes } = dish
  const isTooLong = minutes !== null && minutes > most
  return joinTexts(
    [
      reasonText(reader, dish),
      minutes === null ? trustedText('no estimate') : [],
      isTooLong ? trustedText(`${formatMinutes(minutes)} is a lot right now`) : [],
      !isTooLong && minutes !== null && Number.isFinite(most) ? trustedText(`fits in ${formatMinutes(most)}`) : [],
      dish.role === 'treat' && task.due_date === null ? trustedText("because it's nice") : [],
    ],
    ', ',
  )
}

function reasonText(reader: Reader, { task, isPicked, isPreferredHere, role }: SuggestedTask): Text {
  if (isPicked) return trustedText("one of today's three")
  if (task.status === 'in_progress') return trustedText('already started')
  const due = dueReason(reader, task)
  if (due.length > 0) return due
  if (isPreferredHere) return trustedText('fits this place')
  if (task.priority === 'urgent' || task.priority === 'high') return trustedText(`${task.priority} priority`)
  return role === 'starter' ? trustedText('small') : []
}

/** "due today", "waiting since Tue 3 March", "due Fri 6 March" */
function dueReason(reader: Reader, task: Task): Text {
  if (!task.due_date) return []
  if (task.parsedMetadata.has_due_time && task.due_date > reader.now) return t`due ${momentText(reader, task.due_date)}`
  const dueDay = localDay(task.due_date, reader.zone, '00:00')
  if (dueDay === readerToday(reader)) return trustedText('due today')
  return dueDay < readerToday(reader) ? t`waiting since ${dayText(reader, dueDay)}` : t`due ${dayText(reader, dueDay)}`
}

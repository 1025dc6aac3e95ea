// Views of a day: the morning's offer, its card, its end.

import { ask } from '../chat/ask.ts'
import {
  type Block,
  type Button,
  type Choice,
  itemBlock,
  joinTexts,
  smallBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../chat/view.ts'
import type { DayPlan, PlanFit, PlanProposal } from '../contracts/days.ts'
import type { TaskCandidate } from '../contracts/tasks.ts'
import type { Task } from '../models/task.ts'
import { dayPeriod, formatMinutes, localDay } from '../time/index.ts'
import { energyLevelWord } from './energy.ts'
import { correctedText } from './estimate.ts'
import { KEEP_HINT } from './keep-hint.ts'
import { dayText, momentText, type Reader, readerToday } from './reader.ts'
import { titleText } from './task.ts'
import { titleLabel } from './title-label.ts'

/** "Report, 25 → 45 min"; "Call dentist, 09:00" if that time is today. */
function offeredText(reader: Reader, { task, minutes, correction }: TaskCandidate): Text {
  const { due_date: due, parsedMetadata } = task
  const isTimed =
    due !== null &&
    parsedMetadata.has_due_time &&
    localDay(due, reader.zone, reader.dayStartsAt) === readerToday(reader)
  const size = correction
    ? correctedText(correction)
    : minutes === null
      ? trustedText(isTimed ? '' : 'no estimate')
      : trustedText(formatMinutes(minutes))
  return joinTexts([titleText(task), isTimed ? t`${momentText(reader, due, 'time')}` : [], size], ', ')
}

/** Three for today. */
export function planProposalView(reader: Reader, name: string, proposed: PlanProposal): View {
  const { picks, energy } = proposed
  if (picks.length === 0) return nothingToPlan(reader, name)
  return view(
    morningGreeting(reader, name),
    [
      ...items(reader, picks),
      ...hiddenCountBlocks(proposed),
      ...fitBlocks(reader, proposed.fit),
      ...(energy.isKnown ? [] : [smallBlock(t`energy unknown, so medium`)]),
    ],
    {
      buttons: [...acceptButtons(proposed), ...fitButtons(proposed.fit), changeButton(proposed), skipButton],
      question: { yes: acceptLine(proposed.draftId), no: changeButton(proposed).line, isOffer: true },
    },
  )
}

/** The offer again, after energy was logged. */
export function energyPlanView(reader: Reader, proposed: PlanProposal): View {
  const { picks, energy, others } = proposed
  if (picks.length === 0)
    return view(t`Energy: ${trustedText(energyLevelWord(energy.level))}`, [textBlock(t`Nothing is open to plan.`)])
  const first = picks[0]
  return view(
    t`${trustedText(COUNTS[picks.length] ?? 'Three')} for ${trustedText(energyLevelWord(energy.level))} energy`,
    [...items(reader, picks), ...hiddenCountBlocks(proposed), ...fitBlocks(reader, proposed.fit)],
    {
      buttons: [
        ...acceptButtons(proposed),
        ...fitButtons(proposed.fit),
        ...(others.length > 0
          ? [{ label: 'Swap one', line: ask('ritual morning', { how: 'swap', draft: proposed.draftId }) }]
          : []),
        ...(first && picks.length > 1
          ? [{ label: 'Just one', line: ask('ritual morning', { first: first.task.task_id }) }]
          : []),
        skipButton,
      ],
    },
  )
}

/** Choose up to three among the first fifteen. */
export function planChoiceView(proposed: Pick<PlanProposal, 'picks' | 'others'>, chosen: readonly string[]): View {
  const all = [...proposed.picks, ...proposed.others]
  if (all.length === 0) return view(t`Nothing is open to plan`, [textBlock(KEEP_HINT)])
  return view(
    t`Which ones today?`,
    [
      textBlock(typedHint('Up to three. You can also type their numbers: plan 1 3', 'Up to three.')),
      {
        kind: 'select',
        label: 'Up to three',
        line: ask('ritual morning'),
        fills: ['first', 'second', 'third'],
        choices: all.map(
          ({ task, minutes }): Choice => ({
            label: task.title,
            value: task.task_id,
            about: minutes === null ? 'no estimate' : formatMinutes(minutes),
          }),
        ),
        chosen: [...chosen],
      },
    ],
    { buttons: [skipButton] },
  )
}

/** The day's card: 0 to 3 of 3, in words and as a meter; congratulates once. */
export function dayPlanView(reader: Reader, { ritual, day: date, picks, hiddenCount, fit }: DayPlan): View {
  const isToday = date === readerToday(reader)
  const card = { kind: 'day', id: ritual.ritual_id }
  const name = isToday ? t`Today` : dayText(reader, date)
  if (ritual.skipped)
    return view(t`${name}: no plan`, [textBlock(t`Nothing counts as missed.`)], {
      buttons: isToday ? [{ label: 'Plan after all', line: ask('ritual morning', { how: 'new' }) }] : [],
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
    ...(hiddenCount > 0 ? [textBlock(hiddenCountText(hiddenCount))] : []),
    ...fitBlocks(reader, fit),
    { kind: 'progress', label: t`Plan`, done: done.length, of: picks.length + hiddenCount },
  ]
  const buttons: Button[] = isToday
    ? [
        ...(next
          ? [
              {
                label: `Start: ${titleLabel(next.title)}`,
                line: ask('task start', { task: next.task_id }),
                isPrimary: true,
              },
            ]
          : []),
        ...fitButtons(fit),
        ...(isAll ? [] : [{ label: 'Change', line: ask('ritual morning', { how: 'change' }) }]),
      ]
    : []
  const title = isAll ? t`${name}: ${trustedText(ALL[done.length] ?? 'all')} done. The rest of the day is yours` : name
  return view(title, blocks, { buttons, card })
}

/** No plan today. */
export const planSkippedView = (already: boolean): View =>
  view(already ? t`No change: no plan today` : t`No plan today`, [textBlock(t`Nothing counts as missed.`)], {
    buttons: [
      { label: 'Plan after all', line: ask('ritual morning', { how: 'new' }) },
      { label: 'What now?', line: ask('task suggest') },
    ],
  })

/** "1 personal thing": all that is revealed about hidden ones. */
export const hiddenCountText = (count: number): Text =>
  t`${count} personal ${trustedText(count === 1 ? 'thing' : 'things')}`

/** Titles in one line, at most five. */
export const joinTitles = (tasks: readonly Pick<Task, 'title'>[], most = 5): Text =>
  joinTexts(
    [
      ...tasks.slice(0, most).map(({ title }) => t`${title}`),
      ...(tasks.length > most ? [t`${tasks.length - most} more`] : []),
    ],
    ', ',
  )

const named = (label: Text, tasks: readonly Task[]): Block[] =>
  tasks.length === 0 ? [] : [textBlock(t`${label}: ${joinTitles(tasks)}`)]

const items = (reader: Reader, picks: readonly TaskCandidate[]): Block[] =>
  picks.map((each) => itemBlock(offeredText(reader, each), { line: ask('task show', { task: each.task.task_id }) }))

const hiddenCountBlocks = ({ hiddenCount = 0 }: PlanProposal): Block[] =>
  hiddenCount > 0 ? [textBlock(hiddenCountText(hiddenCount))] : []

/** "They take about 1 h 10 min, Milk has no estimate. 2 h are free until 22:00, so they fit." */
function fitBlocks(reader: Reader, fit: PlanFit | null | undefined): Block[] {
  if (!fit) return []
  const { minutes, unknown, free, until } = fit
  const sum = t`Together ${trustedText(formatMinutes(minutes))}${
    unknown === 0 ? [] : trustedText(`, and ${unknown} without an estimate`)
  }.`
  if (free === null || until === null) return [textBlock(sum)]
  const end = momentText(reader, until, 'time')
  const left =
    free === 0
      ? trustedText('Nothing is')
      : t`${trustedText(formatMinutes(free))} ${trustedText(free === 1 ? 'is' : 'are')}`
  const verdict =
    minutes <= free
      ? unknown === 0
        ? 'it fits'
        : 'what has an estimate fits'
      : `that's ${formatMinutes(minutes - free)} too much`
  return [textBlock(t`${sum} ${left} free until ${end}: ${trustedText(verdict)}.`)]
}

/** Too much: the longest is left out in one tap. */
const fitButtons = (fit: PlanFit | null | undefined): Button[] => {
  const [first, second] = fit?.rest ?? []
  return !fit?.droppable || !first
    ? []
    : [
        {
          label: `Without ${titleLabel(fit.droppable.title)}`,
          line: ask('ritual morning', { first: first.task_id, ...(second ? { second: second.task_id } : {}) }),
        },
      ]
}

const acceptButtons = ({ draftId, picks }: PlanProposal): Button[] => [
  {
    label: picks.length === 1 ? 'This one' : `These ${COUNTS[picks.length]?.toLowerCase() ?? 'three'}`,
    line: acceptLine(draftId),
    isPrimary: true,
  },
]

const acceptLine = (draft: string) => ask('ritual morning', { draft })
const changeButton = ({ draftId }: PlanProposal): Button => ({
  label: 'Change',
  line: ask('ritual morning', { how: 'change', draft: draftId }),
})

const skipButton: Button = { label: 'Not today', line: ask('ritual skip') }

const morningGreeting = (reader: Reader, name: string): Text =>
  dayPeriod(reader.now, reader.zone) === 'morning' ? t`Morning, ${name}` : t`For today, ${name}`

const nothingToPlan = (reader: Reader, name: string): View =>
  view(morningGreeting(reader, name), [textBlock(t`Nothing is open. ${KEEP_HINT}`)], {
    buttons: [{ label: 'Capture', line: ask('task add') }],
  })

const COUNTS: Readonly<Record<number, string>> = { 1: 'One', 2: 'Two', 3: 'Three' }
const ALL: Readonly<Record<number, string>> = { 1: 'your one task', 2: 'both', 3: 'all three' }

// Views of estimates as they are corrected by what things really took: always with the evidence.
import { ask } from '../chat/ask.ts'
import {
  type Block,
  type Button,
  itemBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { EstimateCorrection, EstimateExplanation, EstimateSummary, MeasuredTask } from '../contracts/estimates.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes, localDay } from '../time/index.ts'
import { dayText, type Reader } from './reader.ts'

/** "25 → 45 min", "1 h → 1 h 30 min" */
export const correctedText = ({ own, minutes }: Pick<EstimateCorrection, 'own' | 'minutes'>): Text =>
  trustedText(
    own < 60 && minutes < 60 ? `${own} → ${minutes} min` : `${formatMinutes(own)} → ${formatMinutes(minutes)}`,
  )

/** "25 → 45 min: your last six took 1.8 ×."; nothing without a correction. */
export const correctionBlocks = (correction: EstimateCorrection | null): Block[] =>
  correction
    ? [
        textBlock(
          t`${correctedText(correction)}: your last ${trustedText(countWord(correction.count))} took ${trustedText(ratioText(correction.ratio))}.`,
        ),
      ]
    : []

/** "Why 45?"; nothing without a correction. */
export const correctionButtons = (task: Pick<Task, 'task_id'>, correction: EstimateCorrection | null): Button[] =>
  correction ? [{ label: `Why ${correction.minutes}?`, line: ask('task why', { task: task.task_id }) }] : []

/** The finished tasks behind a corrected number, and the way back to one's own. */
export function estimateView(
  reader: Reader,
  task: Pick<Task, 'task_id' | 'title'>,
  found: EstimateExplanation,
  notice: Text = [],
): View {
  const { own, correction, measured, shared, isKept, isOff } = found
  const link = { task: task.task_id }
  const shownNotice = notice.length > 0 ? { notice } : {}
  const edit: Button = { label: 'Edit', line: ask('task edit', link) }
  if (own === null)
    return view(
      t`No estimate: ${task.title}`,
      [textBlock(t`Say how long it takes, and I compare it with what things really took.`)],
      {
        ...shownNotice,
        buttons: [edit],
      },
    )
  if (isOff || isKept)
    return view(
      t`Your ${trustedText(formatMinutes(own))}: ${task.title}`,
      [textBlock(isOff ? t`Your own minutes count everywhere.` : t`Your own minutes count for this one.`)],
      {
        ...shownNotice,
        buttons: [
          isOff
            ? { label: 'Use what I learned', line: ask('me style', { estimates: 'corrected' }) }
            : { label: 'Use what I learned', line: ask('task why', { ...link, keep: 'no' }) },
          edit,
        ],
      },
    )
  if (!correction)
    return view(
      t`Your ${trustedText(formatMinutes(own))}: ${task.title}`,
      [
        textBlock(
          t`I have too little to correct it: I need three finished tasks with your estimate and a measured time that agree.`,
        ),
        textBlock(t`Focus, or tap Start and Done, and I learn.`),
      ],
      { ...shownNotice, buttons: [edit] },
    )
  return view(
    t`${correctedText(correction)}: ${task.title}`,
    [
      textBlock(
        t`Your last ${trustedText(countWord(correction.count))}${
          shared.length > 0 ? trustedText(` (${shared.join(', ')})`) : []
        } took ${trustedText(ratioText(correction.ratio))} your estimate.`,
      ),
      ...(ratioText(correction.ratio) === ratioText(correction.factor)
        ? []
        : [textBlock(t`I count ${trustedText(ratioText(correction.factor))}: few tasks, or mixed ones, count less.`)]),
      ...measured.map((each) => itemBlock(measuredText(reader, each), {})),
      textBlock(t`Your own number stays as you typed it.`),
    ],
    {
      ...shownNotice,
      buttons: [
        { label: `Keep ${own} min`, line: ask('task why', { ...link, keep: 'yes' }) },
        { label: 'Never correct', line: ask('me style', { estimates: 'own' }) },
        edit,
      ],
    },
  )
}

/** A smaller difference is none that a person would name. */
const ABOUT_RIGHT = 0.1

/** What is known of all their estimates: honest where that is too little. */
export function estimateSummaryView(reader: Reader, { count, needed, ratio, measured }: EstimateSummary): View {
  const lines = measured.map((each) => itemBlock(measuredText(reader, each), {}))
  const tasks = trustedText(count === 1 ? '1 finished task' : `${count} finished tasks`)
  if (ratio === null)
    return view(t`I can't say yet how long things take you`, [
      textBlock(
        count === 0
          ? t`I need ${trustedText(String(needed))} finished tasks with your estimate and a measured time.`
          : t`I know ${tasks} with your estimate and a measured time; I need ${trustedText(String(needed))}.`,
      ),
      ...lines,
      textBlock(t`Add an estimate like ~25m, then focus on it, or tap Start and Done.`),
    ])
  const isRight = Math.abs(ratio - 1) <= ABOUT_RIGHT
  return view(
    isRight
      ? t`Things take you about as long as you say`
      : t`Things take you ${trustedText(ratioText(ratio))} as long as you say`,
    [textBlock(t`That is the middle of ${tasks} of the last half year.`), ...lines],
  )
}

/** "Call GP: 10 → 18 min, Tue 3 March" */
const measuredText = (reader: Reader, { title, estimated, actual, doneAt }: MeasuredTask): Text =>
  t`${title === null ? t`1 personal thing` : t`${title}`}: ${correctedText({ own: estimated, minutes: actual })}, ${dayText(
    reader,
    localDay(doneAt, reader.zone, reader.dayStartsAt),
  )}`

/** "1.8 ×" */
const ratioText = (ratio: number): string => `${ratio.toFixed(1).replace(/\.0$/, '')} ×`

const countWord = (count: number): string => COUNTS[count - 3] ?? String(count)

const COUNTS = ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

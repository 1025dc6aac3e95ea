// Views of the way to an appointment: its stages, and what trips have taught.
import { ask } from '../chat/ask.ts'
import {
  type Block,
  type Button,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { TravelEvidence } from '../contracts/tasks.ts'
import type { Departure } from '../models/departure.ts'
import { type Runway, runwayTimes, usedTravelMinutes } from '../models/runway.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes, minutesBetween } from '../time/index.ts'
import { momentText, type Reader } from './reader.ts'

/** "20 min by bike", "no travel". */
const wayText = ({ travel_mode }: Pick<Runway, 'travel_mode'>, minutes: number): Text =>
  minutes === 0
    ? []
    : trustedText(
        `${formatMinutes(minutes)}${travel_mode === null ? ' to get there' : travel_mode === 'foot' ? ' on foot' : ` by ${travel_mode}`}`,
      )

/** What a task's card says of its way; nothing where it has none. */
export function runwayBlocks(
  reader: Reader,
  task: Pick<Task, 'due_date' | 'parsedMetadata'>,
  runway: Runway | null | undefined,
): Block[] {
  if (!runway) return []
  const way = wayText(runway, usedTravelMinutes(runway))
  const { due_date: due } = task
  const list = runway.parsedReadyList
  const ready = list.length > 0 ? [textBlock(t`Take along: ${list.join(', ')}`)] : []
  if (due === null || !task.parsedMetadata.has_due_time)
    return [textBlock(joinTexts([way, trustedText('counts once it has a time')])), ...ready]
  const { land, ready: getReady, leave } = runwayTimes(runway, due)
  return [
    textBlock(
      joinTexts([
        way,
        t`land ${momentText(reader, land, 'clock')}`,
        t`get ready ${momentText(reader, getReady, 'clock')}`,
        usedTravelMinutes(runway) > 0 ? t`leave ${momentText(reader, leave, 'clock')}` : [],
      ]),
    ),
    ...ready,
  ]
}

/** "20 → 26 min: your last three trips took 24, 26 and 31 min." */
export function evidenceBlocks(runway: Runway, evidence: TravelEvidence | null): Block[] {
  if (!evidence) return []
  const minutes = trustedText(listed(evidence.minutes))
  const change = runway.is_fixed
    ? t`I use your ${runway.travel_minutes} min`
    : t`${runway.travel_minutes} → ${evidence.learned} min`
  const count = trustedText(COUNTS[evidence.minutes.length] ?? String(evidence.minutes.length))
  return [
    textBlock(
      evidence.of === 'travel'
        ? t`${change}: your last ${count} trips took ${minutes} min.`
        : t`${change}: the last ${count} times you left ${minutes} min after the reminder.`,
    ),
  ]
}

const COUNTS: Readonly<Record<number, string>> = {
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
}

const listed = (values: readonly number[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`

/** The one tap that corrects what was learned, either way. */
export function evidenceButtons(
  task: Pick<Task, 'task_id'>,
  runway: Runway,
  evidence: TravelEvidence | null,
): Button[] {
  if (!evidence) return []
  return [
    runway.is_fixed
      ? { label: `Use ${evidence.learned} min`, line: ask('task runway', { task: task.task_id, keep: 'no' }) }
      : { label: `Keep ${runway.travel_minutes} min`, line: ask('task runway', { task: task.task_id, keep: 'yes' }) },
  ]
}

/** The way as it is now. */
export function runwayView(
  reader: Reader,
  task: Task,
  runway: Runway | null,
  { evidence, isChanged }: { readonly evidence: TravelEvidence | null; readonly isChanged: boolean },
): View {
  const card = { kind: 'task', id: task.task_id }
  if (!runway)
    return view(t`${trustedText(isChanged ? 'No way to go' : 'No travel set')}: ${task.title}`, [], {
      buttons: [{ label: 'Show it', line: ask('task show', { task: task.task_id }) }],
      card,
    })
  return view(
    t`${trustedText(isChanged ? 'Saved' : 'No change')}: ${task.title}`,
    [...runwayBlocks(reader, task, runway), ...evidenceBlocks(runway, evidence)],
    {
      buttons: [
        { label: 'Show it', line: ask('task show', { task: task.task_id }) },
        ...evidenceButtons(task, runway, evidence),
      ],
      card,
    },
  )
}

/** On the way, or there. */
export function tripView(
  reader: Reader,
  {
    task,
    runway,
    departure,
    evidence,
  }: {
    readonly task: Task
    readonly runway: Runway
    readonly departure: Departure
    readonly evidence: TravelEvidence | null
  },
  how: 'left' | 'already left' | 'arrived' | 'already arrived',
): View {
  const learned = evidenceBlocks(runway, evidence)
  const correct = evidenceButtons(task, runway, evidence)
  if (how === 'left' || how === 'already left') {
    const due = momentText(reader, departure.due_at, 'time')
    return view(
      how === 'left'
        ? t`On your way: ${task.title}, ${due}`
        : t`Already on your way since ${momentText(reader, departure.left_at, 'time')}: ${task.title}`,
      [
        textBlock(t`No more reminders for it. Tell me when you’re there, and I’ll learn how long it takes.`),
        ...learned,
      ],
      {
        buttons: [
          { label: "I'm there", line: ask('task arrive', { task: task.task_id }), isPrimary: true },
          ...correct,
        ],
      },
    )
  }
  const arrived = departure.arrived_at ?? reader.now
  const took = Math.max(1, minutesBetween(departure.left_at, arrived))
  return view(
    how === 'arrived' ? t`You’re there: ${task.title}` : t`Already there: ${task.title}`,
    [textBlock(t`The way took ${trustedText(formatMinutes(took))}.`), ...learned],
    { buttons: [{ label: 'Done', line: ask('task done', { task: task.task_id }) }, ...correct] },
  )
}

/** Nothing with a way is near. */
export const noTripView = (): View =>
  view(
    t`Nothing to leave for right now`,
    [
      textBlock(
        t`Say how long the way takes, like “vet tomorrow 3pm, 20 min by bike”, and I’ll tell you when to leave.`,
      ),
    ],
    { buttons: [{ label: 'What now?', line: ask('task suggest') }] },
  )

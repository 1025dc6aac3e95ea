// Views of a captured line: what was understood, so that misunderstandings are visible at once.

import { ask } from '../chat/ask.ts'
import {
  type Button,
  joinTexts,
  smallBlock,
  type Text,
  type TextBlock,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../chat/view.ts'
import type { EstimateCorrection } from '../contracts/estimates.ts'
import type { TaskPlaceNames, TravelEvidence } from '../contracts/tasks.ts'
import type { Runway } from '../models/runway.ts'
import type { Task } from '../models/task.ts'
import { cutText } from '../text.ts'
import { type Day, formatDay, type LocalTime, localDay, WEEKDAYS, weekday } from '../time/index.ts'
import { type ChosenTime, chosenTimeBlocks, chosenTimeButtons } from './chosen-time.ts'
import { correctionBlocks, correctionButtons } from './estimate.ts'
import { clockText, type Reader, readerToday } from './reader.ts'
import { evidenceBlocks, evidenceButtons, runwayBlocks } from './runway.ts'
import { dueDay, dueText, taskDetailText, timingText } from './task.ts'

/** Another possible moment: a date in the reader's zone, with a time or a part of the day. */
export interface OfferedMoment {
  readonly day: Day
  readonly time?: LocalTime
  readonly part?: string
}

/** What was parsed of a line besides the task. */
export interface AddedDetails {
  /** During focus: only what was read. */
  readonly isBrief?: boolean
  /** "every day at 21:00": it repeats. */
  readonly rhythm?: string | null
  /** The way to it, if the line says one, and what earlier trips say of it. */
  readonly way?: { readonly runway: Runway; readonly evidence: TravelEvidence | null } | null
  /** How its estimate was corrected, if it was. */
  readonly correction?: EstimateCorrection | null
  /** A possible repetition, offered. */
  readonly offeredRhythm?: string | null
  /** Other possible moments, offered. */
  readonly offers?: readonly OfferedMoment[]
  /** Words of time that were not understood. */
  readonly unread?: string
  /** They say how often, which only a habit has: "3 times a week". */
  readonly isUnreadHabit?: boolean
  /** The time that was chosen for a part of the day. */
  readonly usual?: ChosenTime | null
  /** Further tasks of the same line. */
  readonly others?: readonly Task[]
  /** The items, if the line may be a list. */
  readonly items?: readonly string[]
  /** The whole text of the list, where it has several lines; what `task dump` reads. */
  readonly listText?: string
  /** The words of lines that were ticked off and left out. */
  readonly ticked?: readonly string[]
  /** An open task of the same name, from before. */
  readonly twin?: Task | null
  /** A word with `@` that is no zone of theirs, to be added. */
  readonly unknownZone?: string
  /** The title is a place, and where the person is isn't known yet: its zone. */
  readonly zoneOfTitle?: string | null
  /** Number of lines stored in the notes. */
  readonly noteLines?: number
  /** What its reminders can't do. */
  readonly notes?: readonly string[]
  /** A reminder was requested. */
  readonly isReminder?: boolean
}

/** What was understood of a captured line; moments in the reader's zone. */
export function taskAddedView(
  reader: Reader,
  task: Task,
  places: Partial<TaskPlaceNames>,
  details: AddedDetails = {},
): View {
  const { isBrief = false, rhythm = null, unread = '', others = [], noteLines = 0, items = [], ticked = [] } = details
  const title = t`Added: ${task.title}`
  const hasTime = task.parsedMetadata.has_due_time
  const due = dueText(reader, task)
  const zoneUnknown = hasTime && !reader.isZoneKnown
  // A reminder without a time: the next line can give it.
  const isWhenOpen = task.due_date === null && (details.isReminder ?? /^(?:please )?remind me\b/i.test(task.title))
  const facts = joinTexts([
    zoneUnknown ? t`${due}. I don't know your time zone yet.` : due,
    rhythm === null ? [] : t`repeats ${trustedText(rhythm)}`,
    timingText(reader, places),
    others.length > 0 ? trustedText(`${others.length + 1} tasks, one for each time`) : [],
    taskDetailText(task, places),
  ])
  const plan = task.due_date && !hasTime ? [textBlock(planLine(reader, task.due_date))] : []
  const told = [
    ...chosenTimeBlocks(reader, details.usual ?? null),
    ...(details.notes ?? []).map((note) => textBlock(trustedText(note))),
    ...(noteLines > 0
      ? [textBlock(noteLines === 1 ? t`1 more line is in the notes.` : t`${noteLines} more lines are in the notes.`)]
      : []),
    ...tickedBlocks(ticked),
    ...(details.twin ? [textBlock(twinLine(reader, details.twin))] : []),
    ...(unread === '' ? [] : [textBlock(unreadText(unread, details.isUnreadHabit ?? false))]),
  ]
  const open = isWhenOpen
    ? [
        textBlock(
          typedHint(
            "When? Type it now, like “tomorrow 9am” or “in 20 minutes”, and I'll remind you.",
            'When may I remind you?',
          ),
        ),
      ]
    : []
  const way = details.way ?? null
  const correction = details.correction ?? null
  const understood = [
    ...(facts.length > 0 ? [smallBlock(facts)] : []),
    ...correctionBlocks(correction),
    ...(way ? [...runwayBlocks(reader, task, way.runway), ...evidenceBlocks(way.runway, way.evidence)] : []),
  ]
  // A person who focuses sees what was read, and other moments it may mean; everything else can wait.
  if (isBrief && !isWhenOpen && !zoneUnknown)
    return view(
      title,
      [...(task.due_date || rhythm !== null || places.start || places.reminders ? understood : []), ...told],
      {
        buttons: offerButtons(reader, task, details),
        card: { kind: 'task', id: task.task_id },
      },
    )
  return view(title, [...understood, ...plan, ...told, ...open], {
    buttons: zoneUnknown
      ? [{ label: 'Set time zone', line: ask('me edit', { asked: 'timezone' }), isPrimary: true }]
      : [
          ...placeButton(task, details.zoneOfTitle ?? null),
          { label: 'Start', line: ask('task start', { task: task.task_id }), isPrimary: true },
          { label: 'Edit', line: ask('task edit', { task: task.task_id }) },
          ...(task.due_date ? [{ label: 'No date', line: ask('task move', { task: task.task_id, to: 'none' }) }] : []),
          ...(way ? evidenceButtons(task, way.runway, way.evidence) : []),
          ...correctionButtons(task, correction),
          ...chosenTimeButtons(reader, task, details.usual ?? null),
          ...offerButtons(reader, task, details),
          ...conversionButtons(task),
          ...zoneButton(task, details.unknownZone),
        ],
    card: { kind: 'task', id: task.task_id },
    ...(details.twin && items.length < 2
      ? { undoButton: { label: 'Keep the old one', returnTo: ask('task show', { task: details.twin.task_id }) } }
      : {}),
    ...(items.length < 2
      ? {}
      : {
          undoButton: {
            label: `${items.length} tasks instead`,
            returnTo: ask('task dump', { lines: details.listText ?? items.join('\n') }),
          },
        }),
    ...(zoneUnknown ? { asks: { line: ask('me edit'), into: 'timezone' } } : {}),
    ...(isWhenOpen ? { asks: { line: ask('task move', { task: task.task_id }), into: 'to', label: 'Say when' } } : {}),
  })
}

/** What was ticked off on a list is done: it is named and counted, not saved. */
export function tickedBlocks(ticked: readonly string[]): TextBlock[] {
  if (ticked.length === 0) return []
  const named = cutText(ticked.join(', '), 120)
  const words = named.rest === '' ? named.kept : `${named.kept}…`
  return [
    textBlock(
      ticked.length === 1
        ? t`One line was ticked off, so it isn't saved: ${words}`
        : t`${ticked.length} lines were ticked off, so they aren't saved: ${words}`,
    ),
  ]
}

/** Other readings of the line, as buttons. */
function offerButtons(
  reader: Reader,
  task: Task,
  { rhythm = null, offeredRhythm = null, offers = [], others = [] }: AddedDetails,
): Button[] {
  const id = task.task_id
  return [
    ...(rhythm === null || others.length > 0
      ? []
      : [{ label: 'Only once', line: ask('task move', { task: id, every: 'none' }) }]),
    ...(offeredRhythm ? [{ label: 'Repeat it', line: ask('task move', { task: id, every: offeredRhythm }) }] : []),
    ...offers.map(({ day, time, part }) => ({
      label: `${formatDay(day, readerToday(reader))}${time ? `, ${clockText(reader, time)}` : part ? `, ${part}` : ''}?`,
      line: ask('task move', { task: id, to: [day, time].filter(Boolean).join(' ') }),
    })),
  ]
}

/** What follows from a date without a time. */
const planLine = (reader: Reader, due: Date): Text =>
  t`No time, so no reminder. It will be in ${trustedText(planOf(reader, due))} plan.`

/** "Friday's", "today's"; "that day's" if the weekday alone would mislead. */
function planOf(reader: Reader, due: Date): string {
  const day = dueDay(reader, due)
  if (day === readerToday(reader)) return "today's"
  const isNear = due.getTime() - reader.now.getTime() < 6.5 * 86_400_000 && due > reader.now
  return isNear ? `${FULL[WEEKDAYS.indexOf(weekday(day))]}'s` : "that day's"
}

const FULL = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Offers to make a goal or habit of a captured task. */
function conversionButtons(task: Task): Button[] {
  if (task.capture_type === 'goal') return [{ label: 'Make a goal', line: ask('goal add', { title: task.title }) }]
  if (task.capture_type === 'habit') return [{ label: 'Make a habit', line: ask('habit add', { name: task.title }) }]
  return []
}

/** “@home” typed before there is such a zone: it can be added, and the task filed there. */
/** “Vienna”, said to someone who doesn't know the time there: it may be no task. */
const placeButton = (task: Task, zone: string | null): Button[] =>
  zone === null ? [] : [{ label: `I'm in ${task.title}`, line: ask('me edit', { timezone: zone }) }]

const zoneButton = (task: Task, name: string | undefined): Button[] =>
  name === undefined
    ? []
    : [{ label: `Add zone ${name}`, line: ask('task file', { task: task.task_id, newzone: name }) }]

/** "You already have “buy milk”, added Tue 3 March." */
function twinLine(reader: Reader, twin: Task): Text {
  const day = localDay(twin.created_at, reader.zone)
  const today = readerToday(reader)
  return day === today
    ? t`You already have “${twin.title}”, added today.`
    : t`You already have “${twin.title}”, added ${trustedText(formatDay(day, today))}.`
}

/** What was said of time and is no date. */
const unreadText = (unread: string, isHabit: boolean): Text =>
  isHabit
    ? t`“${unread}” fits a habit, not a task, so it stays in the title.`
    : t`I can't read “${unread}” as a date, so it stays in the title.`

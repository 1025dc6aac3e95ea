// How a task looks: in an echo, in a list, alone. Models come in, views go out.
import { format } from '../chat/line.ts'
import {
  type Block,
  type Button,
  type ItemBlock,
  item,
  join,
  ours,
  say,
  type Text,
  t,
  type View,
  view,
} from '../chat/view.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import { formatDay, localDay, WEEKDAYS, weekday } from '../time.ts'
import { type Said, saidItem } from './comment.ts'
import { moment, type Reader, today } from './reader.ts'

/** Names of the places a task is in, where they are shown. */
export interface TaskPlaces {
  readonly zone?: string | null
  /** Only where it is not the Inbox. */
  readonly project?: string | null
  /** Who has it, where that is not the reader. */
  readonly person?: string | null
  /** "every Monday" */
  readonly rhythm?: string | null
}

/** "Fri 6 March, 09:00", or "Fri 6 March" where no time was typed. */
export function dueText(reader: Reader, task: Task): Text {
  if (!task.due_date) return []
  if (task.parsedMetadata.has_due_time) return moment(reader, task.due_date)
  return ours(formatDay(dueDay(reader, task.due_date), today(reader)))
}

/** "10 min", or nothing where nobody said. */
export function minutesText(task: Task): Text {
  return task.estimated_hours === null && task.total_minutes === 0 ? [] : ours(`${minutesOf(task)} min`)
}

const minutesOf = (task: Task): number =>
  task.total_minutes > 0 ? task.total_minutes : Math.round((task.estimated_hours ?? 0) * 60)

/** Everything that is known of it, in one line. */
export function factsText(reader: Reader, task: Task, places: TaskPlaces = {}): Text {
  return join([
    stateText(reader, task),
    dueText(reader, task),
    places.rhythm ? t`repeats ${ours(places.rhythm)}` : [],
    placeText(task, places),
  ])
}

/** What is known of it beside its date. */
export function placeText(task: Task, places: TaskPlaces): Text {
  return join([
    minutesText(task),
    task.priority === 'medium' ? [] : ours(`${task.priority} priority`),
    places.zone ? t`${places.zone}` : [],
    places.project ? t`in ${places.project}` : [],
    places.person ? t`with ${places.person}` : [],
    task.delegation_mode === 'do_with_me' ? ours('in company') : [],
    join(
      task.parsedTags.map((tag) => t`#${tag}`),
      ' ',
    ),
  ])
}

/** Title, emoji in front where the person gave one. */
export const titleText = (task: Pick<Task, 'title' | 'custom_emoji'>): Text =>
  task.custom_emoji ? t`${task.custom_emoji} ${task.title}` : t`${task.title}`

/**
 * What was understood of a captured line; the moment in the reader's zone. One line while they focus. Words that say
 * how it repeats (`rhythm`) are offered, not assumed.
 */
export function captured(
  reader: Reader,
  task: Task,
  places: TaskPlaces,
  { isBrief = false, rhythm = null }: { readonly isBrief?: boolean; readonly rhythm?: string | null } = {},
): View {
  const title = t`Added: ${task.title}`
  if (isBrief) return view(title, [], { card: { kind: 'task', id: task.task_id } })
  const hasTime = task.parsedMetadata.has_due_time
  const due = dueText(reader, task)
  const zoneUnknown = hasTime && !reader.isZoneKnown
  const facts = join([dueLine(reader, task, due, zoneUnknown), placeText(task, places)])
  return view(title, facts.length > 0 ? [say(facts)] : [], {
    buttons: zoneUnknown
      ? [{ label: 'Set time zone', line: 'me edit', isPrimary: true }]
      : [
          { label: 'Start', line: `task start task:${task.task_id}`, isPrimary: true },
          { label: 'Edit', line: `task edit task:${task.task_id}` },
          ...(task.due_date ? [{ label: 'No date', line: `task move task:${task.task_id} to:none` }] : []),
          ...(rhythm
            ? [{ label: 'Repeat it', line: format('task move', { task: task.task_id, every: rhythm }) }]
            : becoming(task)),
        ],
    card: { kind: 'task', id: task.task_id },
    ...(zoneUnknown ? { asks: { line: 'me edit', into: 'timezone' } } : {}),
  })
}

function dueLine(reader: Reader, task: Task, due: Text, zoneUnknown: boolean): Text {
  if (!task.due_date) return []
  if (task.parsedMetadata.has_due_time) return zoneUnknown ? t`${due}; your zone is unknown.` : due
  return t`${due}, no time, so no ping: it joins ${ours(planOf(reader, task.due_date))} plan`
}

/** "Friday's", "today's", "that day's" where the weekday alone would mislead. */
function planOf(reader: Reader, due: Date): string {
  const day = dueDay(reader, due)
  if (day === today(reader)) return "today's"
  const isNear = due.getTime() - reader.now.getTime() < 6.5 * 86_400_000 && due > reader.now
  return isNear ? `${FULL[WEEKDAYS.indexOf(weekday(day))]}'s` : "that day's"
}

const FULL = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What was captured as a goal or a habit can become one. */
function becoming(task: Task): Button[] {
  if (task.capture_type === 'goal') return [{ label: 'Make a goal', line: format('goal add', { title: task.title }) }]
  if (task.capture_type === 'habit') return [{ label: 'Make a habit', line: format('habit add', { name: task.title }) }]
  return []
}

/** One line of a list; its number opens it, its button finishes it. */
export function taskItem(reader: Reader, task: Task, places: TaskPlaces, returnTo: string): ItemBlock {
  const detail = factsText(reader, task, places)
  return item(titleText(task), {
    line: `task show task:${task.task_id}`,
    ...(detail.length > 0 ? { detail } : {}),
    button: isOpen(task)
      ? { label: `Done: ${brief(task.title)}`, line: `task done task:${task.task_id}`, returnTo }
      : { label: `Reopen: ${brief(task.title)}`, line: `task reopen task:${task.task_id}`, returnTo },
  })
}

/** All that hangs on a task. */
export interface Whole {
  readonly steps?: readonly MicroStep[]
  /** The newest, in the order they were said, and how many there are in all. */
  readonly said?: readonly Said[]
  readonly saidCount?: number
  readonly parent?: Task | null
  /** Parts that were not let go. */
  readonly parts?: readonly Task[]
  readonly goals?: readonly string[]
  /** False where it is with somebody else: it can be taken, and talked about. */
  readonly mayChange?: boolean
  /** The reader's own id, for *Take it*. */
  readonly readerId?: string
}

/** One task, whole. */
export function shown(reader: Reader, task: Task, places: TaskPlaces, whole: Whole = {}): View {
  const facts = factsText(reader, task, places)
  const notes = task.description.trim()
  return view(
    titleText(task),
    [
      ...(facts.length > 0 ? [say(facts)] : []),
      ...(notes === '' ? [] : [say(t`${notes}`)]),
      ...(whole.parent ? [say(t`Part of ${whole.parent.title}`)] : []),
      ...(whole.goals ?? []).map((goal) => say(t`For the goal ${goal}`)),
      ...spent(task),
      ...partsOf(whole.parts ?? []),
      ...stepsOf(reader, whole.steps ?? []),
      ...saidOf(reader, task, whole),
    ],
    { buttons: waysOn(task, whole), card: { kind: 'task', id: task.task_id } },
  )
}

function waysOn(task: Task, { mayChange = true, readerId }: Whole): Button[] {
  const link = `task:${task.task_id}`
  if (!mayChange && readerId !== undefined)
    return [
      ...(isOpen(task) ? [{ label: 'Take it', line: `task give ${link} to:${readerId}`, isPrimary: true }] : []),
      { label: 'Comment', line: `comment add ${link}` },
    ]
  if (!isOpen(task)) return [{ label: 'Put back', line: `task reopen ${link}` }]
  return [
    ...(task.status === 'in_progress' ? [] : [{ label: 'Start', line: `task start ${link}`, isPrimary: true }]),
    { label: 'Done', line: `task done ${link}` },
    { label: 'Split', line: `task split ${link}` },
    { label: 'Later', line: `task move ${link} to:tomorrow` },
    { label: 'Edit', line: `task edit ${link}` },
  ]
}

const spent = (task: Task): Block[] =>
  task.actual_hours > 0 ? [say(ours(`${Math.round(task.actual_hours * 60)} min spent on it`))] : []

function partsOf(parts: readonly Task[]): Block[] {
  if (parts.length === 0) return []
  const open = parts.filter(isOpen)
  const more = open.length - LISTED
  return [
    { kind: 'progress', label: ours('Parts'), done: parts.length - open.length, of: parts.length },
    ...open.slice(0, LISTED).map((part) => item(titleText(part), { line: `task show task:${part.task_id}` })),
    ...(more > 0 ? [say(t`and ${more} more`)] : []),
  ]
}

function stepsOf(reader: Reader, steps: readonly MicroStep[]): Block[] {
  if (steps.length === 0) return []
  const done = steps.filter(({ is_completed }) => is_completed).length
  return [
    { kind: 'progress', label: ours('Steps'), done, of: steps.length },
    ...steps.map((step) => say(stepText(reader, step))),
  ]
}

const stepText = (reader: Reader, step: MicroStep): Text => {
  const sign = step.emoji && reader.emoji !== 'none' ? t`${step.emoji} ` : []
  const state = step.is_completed ? 'done' : `${step.estimated_minutes} min`
  return t`${step.step_number} ${sign}${step.description}, ${ours(state)}`
}

function saidOf(reader: Reader, task: Task, { said = [], saidCount = said.length }: Whole): Block[] {
  const earlier = saidCount - said.length
  return [
    ...(earlier > 0
      ? [
          item(t`${earlier} earlier ${ours(earlier === 1 ? 'comment' : 'comments')}`, {
            line: `comment show task:${task.task_id}`,
          }),
        ]
      : []),
    ...said.map((each) => saidItem(reader, each)),
  ]
}

const LISTED = 5

/** A state in words where it is not simply open. */
function stateText(reader: Reader, task: Task): Text {
  if (task.delegation_mode === 'delete') return ours('let go')
  if (task.status === 'done') return task.completed_at ? t`done ${moment(reader, task.completed_at)}` : ours('done')
  if (task.status === 'blocked') {
    const reason = task.parsedMetadata.blocked_reason
    return reason ? t`waiting for ${reason}` : ours('waiting')
  }
  return task.status === 'in_progress' ? ours('in progress') : []
}

export const isOpen = (task: Task): boolean => task.status !== 'done' && task.delegation_mode !== 'delete'

const dueDay = (reader: Reader, due: Date) => localDay(due, reader.zone, '00:00')

/** For a button's label: a few words of a title. */
export const brief = (title: string): string => {
  const words = title.replaceAll(/\s+/g, ' ').trim()
  const letters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment)
  return letters.length <= 24 ? words : `${letters.slice(0, 23).join('').trimEnd()}…`
}

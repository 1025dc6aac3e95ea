// One task with all that hangs on it: its steps, its parts, what was said of it.
import { type Block, type Button, item, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import { type Said, saidItem } from './comment.ts'
import type { Reader } from './reader.ts'
import { factsText, type TaskPlaces, titleText } from './task.ts'

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
      ...(task.isOpen ? [{ label: 'Take it', line: `task give ${link} to:${readerId}`, isPrimary: true }] : []),
      { label: 'Comment', line: `comment add ${link}` },
    ]
  if (!task.isOpen) return [{ label: 'Put back', line: `task reopen ${link}` }]
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
  const open = parts.filter(({ isOpen }) => isOpen)
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

// The view of one task with its steps, parts and comments.

import { ask } from '../chat/ask.ts'
import {
  type Block,
  type Button,
  itemBlock,
  smallBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { TaskDetails, TaskPlaceNames } from '../contracts/tasks.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Runway } from '../models/runway.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes } from '../time/index.ts'
import { type CommentDetails, commentItem } from './comment.ts'
import type { Reader } from './reader.ts'
import { runwayBlocks } from './runway.ts'
import { taskFactsText, titleText } from './task.ts'

/** Everything related to a task. */
export interface TaskViewDetails extends Partial<TaskDetails> {
  /** The newest, in chronological order, and the total. */
  readonly comments?: readonly CommentDetails[]
  readonly commentCount?: number
  /** The way to it. */
  readonly runway?: Runway | undefined
}

/** One task in full. */
export function taskView(
  reader: Reader,
  task: Task,
  places: Partial<TaskPlaceNames>,
  whole: TaskViewDetails = {},
): View {
  const facts = taskFactsText(reader, task, places)
  const notes = task.description.trim()
  return view(
    titleText(task),
    [
      ...(facts.length > 0 ? [smallBlock(facts)] : []),
      ...(task.leaf_type === null ? [] : [textBlock(t`Kind: ${trustedText(task.leaf_type)}`)]),
      ...(notes === '' ? [] : [textBlock(t`${notes}`)]),
      ...(whole.parent ? [textBlock(t`Part of ${whole.parent.title}`)] : []),
      ...(whole.goals ?? []).map((goal) => textBlock(t`For the goal ${goal}`)),
      ...runwayBlocks(reader, task, whole.runway),
      ...timeSpentBlocks(task),
      ...partBlocks(whole.parts ?? []),
      ...stepBlocks(reader, whole.steps ?? []),
      ...commentBlocks(reader, task, whole),
    ],
    { buttons: taskButtons(task, whole), card: { kind: 'task', id: task.task_id } },
  )
}

function taskButtons(task: Task, { mayChange = true, readerId }: TaskViewDetails): Button[] {
  const link = { task: task.task_id }
  if (!mayChange && readerId !== undefined)
    return [
      ...(task.isOpen
        ? [{ label: 'Take it', line: ask('task give', { ...link, to: readerId }), isPrimary: true }]
        : []),
      { label: 'Comment', line: ask('comment add', link) },
    ]
  if (!task.isOpen) return [{ label: 'Put back', line: ask('task reopen', link) }]
  return [
    ...(task.status === 'in_progress' ? [] : [{ label: 'Start', line: ask('task start', link), isPrimary: true }]),
    { label: 'Done', line: ask('task done', link) },
    { label: 'Split', line: ask('task split', link) },
    { label: 'Later', line: ask('task move', { ...link, to: 'tomorrow' }) },
    { label: 'Edit', line: ask('task edit', link) },
    ...(task.due_date && task.parsedMetadata.has_due_time
      ? [{ label: 'Reminders', line: ask('task remind', link) }]
      : []),
    ...kindButtons(task),
  ]
}

/** A guessed kind is corrected in one tap; a chosen one stays. */
function kindButtons(task: Task): Button[] {
  if (task.leaf_type === null || task.parsedMetadata.is_kind_chosen) return []
  return KINDS.filter((kind) => kind !== task.leaf_type).map((kind) => ({
    label: `It's ${kind}`,
    line: ask('task edit', { task: task.task_id, kind }),
  }))
}

const KINDS = ['digital', 'physical', 'social'] as const

const timeSpentBlocks = (task: Task): Block[] =>
  task.actual_hours > 0
    ? [textBlock(trustedText(`${formatMinutes(Math.round(task.actual_hours * 60))} spent on it`))]
    : []

function partBlocks(parts: readonly Task[]): Block[] {
  if (parts.length === 0) return []
  const open = parts.filter(({ isOpen }) => isOpen)
  const more = open.length - LISTED
  return [
    { kind: 'progress', label: trustedText('Parts'), done: parts.length - open.length, of: parts.length },
    ...open
      .slice(0, LISTED)
      .map((part) => itemBlock(titleText(part), { line: ask('task show', { task: part.task_id }) })),
    ...(more > 0 ? [textBlock(t`and ${more} more`)] : []),
  ]
}

function stepBlocks(reader: Reader, steps: readonly MicroStep[]): Block[] {
  if (steps.length === 0) return []
  const done = steps.filter(({ is_completed }) => is_completed).length
  const current = steps.find(({ is_completed }) => !is_completed)
  return [
    { kind: 'progress', label: trustedText('Steps'), done, of: steps.length },
    ...steps.map((step) => ({
      ...textBlock(stepText(reader, step)),
      step: step.is_completed ? ('done' as const) : step === current ? ('current' as const) : ('open' as const),
    })),
  ]
}

const stepText = (reader: Reader, step: MicroStep): Text => {
  const sign = step.emoji && reader.emoji !== 'none' ? t`${step.emoji} ` : []
  const state = step.is_completed ? 'done' : `${step.estimated_minutes} min`
  return t`${step.step_number} ${sign}${step.description}, ${trustedText(state)}`
}

function commentBlocks(
  reader: Reader,
  task: Task,
  { comments = [], commentCount = comments.length }: TaskViewDetails,
): Block[] {
  const earlier = commentCount - comments.length
  return [
    ...(earlier > 0
      ? [
          itemBlock(t`${earlier} earlier ${trustedText(earlier === 1 ? 'comment' : 'comments')}`, {
            line: ask('comment show', { task: task.task_id }),
          }),
        ]
      : []),
    ...comments.map((each) => commentItem(reader, each)),
  ]
}

const LISTED = 5

// Views of one step at a time: position, text, buttons.

import { ask } from '../chat/ask.ts'
import {
  type Button,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { StepProgress } from '../contracts/tasks.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import { titleLabel } from './title-label.ts'

/** All steps in order: the number opens one, the button moves it up. */
export function stepListView(task: Task, steps: readonly MicroStep[]): View {
  const returnTo = ask('step show', { task: task.task_id })
  if (steps.length === 0)
    return view(t`No steps yet: ${task.title}`, [], {
      buttons: [{ label: 'Split', line: ask('task split', { task: task.task_id }), isPrimary: true }],
    })
  return view(
    t`Steps: ${task.title}`,
    steps.map((step, index) =>
      itemBlock(stepText(step), {
        line: ask('step edit', { step: step.step_id }),
        ...(step.is_completed ? { detail: trustedText('done') } : {}),
        ...(index === 0
          ? {}
          : {
              button: {
                label: `Earlier: ${titleLabel(step.description)}`,
                line: ask('step edit', { step: step.step_id, place: index }),
                returnTo,
              },
            }),
      }),
    ),
  )
}

/** What led here decides which buttons are offered. */
export interface StepViewOptions {
  readonly canMerge?: boolean
  /** Just started: a focus session is offered. */
  readonly canFocus?: boolean
  readonly notice?: Text
}

/** "Step 2 of 3", its text, its buttons; after the last one, whether the task is done. */
export function stepView({ task, steps, next }: StepProgress, offered: StepViewOptions = {}): View {
  const notice = offered.notice ? { notice: offered.notice } : {}
  if (!next) return { ...allDone(task, steps), ...notice }
  const link = { step: next.step_id }
  return view(t`Step ${next.step_number} of ${steps.length}`, [{ ...textBlock(stepText(next)), step: 'current' }], {
    ...notice,
    buttons: [
      { label: 'Done', line: ask('step done', link), isPrimary: true },
      { label: 'Too big', line: ask('step split', link) },
      { label: 'Stuck', line: ask('step stuck', link) },
      ...(offered.canMerge ? [{ label: 'Easy', line: ask('step merge', link) }] : []),
      ...(offered.canFocus ? [focusButton(task), ...shareButton(task)] : []),
    ],
    card: { kind: 'task', id: task.task_id },
  })
}

/** A started task without an open step: one first movement; null if its steps are done. */
export function taskStartedView(title: Text, facts: Text, task: Task, movement: string | null): View {
  const link = { task: task.task_id }
  return view(
    title,
    [
      ...(facts.length > 0 ? [textBlock(facts)] : []),
      ...(movement === null ? [] : [textBlock(t`First move: ${movement}`)]),
    ],
    {
      buttons: [
        { label: 'Done', line: ask('task done', link), isPrimary: true },
        { label: 'Too big', line: ask('task split', link) },
        ...(movement === null ? [] : [{ label: 'Stuck', line: ask('step stuck') }]),
        focusButton(task),
        ...shareButton(task),
      ],
      card: { kind: 'task', id: task.task_id },
    },
  )
}

const focusButton = ({ task_id }: Task): Button => ({
  label: 'Focus 25 min',
  line: ask('focus start', { task: task_id, minutes: 25 }),
})

/** What is done in company is started with a card that others can join. */
const shareButton = ({ task_id, delegation_mode }: Task): Button[] =>
  delegation_mode === 'do_with_me' ? [{ label: 'Share', line: ask('me share', { what: 'task', task: task_id }) }] : []

/** "✍️ Write what is damp since when · 6 min" */
export const stepText = (
  step: Pick<MicroStep, 'emoji' | 'description' | 'estimated_minutes' | 'delegation_mode'>,
): Text =>
  joinTexts([
    t`${emojiText(step.emoji)}${step.description}`,
    trustedText(`${step.estimated_minutes} min`),
    trustedText(MANNERS[step.delegation_mode] ?? ''),
  ])

/** An emoji before a step; any other text there is a person's. */
export const emojiText = (emoji: string | null): Text =>
  emoji === null || emoji === '' ? [] : SIGN.test(emoji) ? trustedText(`${emoji} `) : t`${emoji} `

const SIGN = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200D|\uFE0F)+$/u

const MANNERS: Readonly<Record<string, string>> = { do_with_me: 'together with someone', delegate: 'for someone else' }

function allDone(task: Task, steps: readonly MicroStep[]): View {
  const finished = ask('task done', { task: task.task_id })
  const notYet = ask('task start', { task: task.task_id })
  return view(
    steps.length > 0 ? t`All steps done` : t`No steps are left`,
    [textBlock(t`Is “${task.title}” finished?`)],
    {
      buttons: [
        { label: 'Finished', line: finished, isPrimary: true },
        { label: 'Not yet', line: notYet },
      ],
      question: { yes: finished, no: notYet },
      card: { kind: 'task', id: task.task_id },
    },
  )
}

/** First movement. `words` may quote the person's own. */
export function stuckStepView(words: string, task: Task, step: MicroStep | null, mayChange: boolean): View {
  return view(t`First move`, [textBlock(t`${words}`)], {
    buttons: [
      { label: 'Did it', line: ask('task start', { task: task.task_id }), isPrimary: true },
      ...(mayChange && step
        ? [{ label: 'Ask someone', line: ask('step edit', { step: step.step_id, how: 'do_with_me' }) }]
        : []),
      { label: 'Another task', line: ask('task suggest', { others: 'yes' }) },
    ],
  })
}

/** A changed step; if it is done in company, with words to ask for it. */
export function stepEditedView(step: MicroStep, count: number, isSame: boolean): View {
  const place = t`Step ${step.step_number} of ${count}`
  const link = { step: step.step_id }
  const words =
    step.delegation_mode === 'do_with_me'
      ? t`A message you could send: “Could you sit with me while I do this: ${step.description}? About ${step.estimated_minutes} min.”`
      : step.delegation_mode === 'delegate'
        ? t`A message you could send: “Could you do this for me: ${step.description}?”`
        : []
  return view(
    isSame ? t`No change: ${place}` : t`Saved: ${place}`,
    [textBlock(stepText(step)), ...(words.length > 0 ? [textBlock(words)] : [])],
    {
      buttons: [
        { label: 'Done', line: ask('step done', link) },
        { label: 'Edit', line: ask('step edit', link) },
      ],
    },
  )
}

/** *Done* for a task with open steps: the step, or the whole task? */
export const stepOrWholeView = (
  task: Pick<Task, 'task_id' | 'title'>,
  next: Pick<MicroStep, 'step_id' | 'description'>,
): View =>
  view(t`Is the step done, or all of “${task.title}”?`, [textBlock(t`Step: ${next.description}`)], {
    buttons: [
      { label: 'This step', line: ask('step done', { step: next.step_id }), isPrimary: true },
      { label: 'All of it', line: ask('task done', { task: task.task_id }) },
    ],
    choices: 2,
    card: { kind: 'task', id: task.task_id },
  })

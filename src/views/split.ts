// Views of proposed steps: their origin, that they are not saved, and what to do next.

import { ask } from '../chat/ask.ts'
import { joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { SplitDraft } from '../contracts/tasks.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes } from '../time/index.ts'
import { emojiText } from './step.ts'

/** Without a matching family: one question, whose answer becomes the first step. `form` asks it in a form. */
export function splitQuestionView(task: Task, question: string, form: CommandLine): View {
  const line = ask('task split', { task: task.task_id })
  return view(trustedText(question), [textBlock(t`${task.title}: your answer becomes step 1.`)], {
    buttons: [
      { label: 'Answer', line: form, isPrimary: true },
      { label: 'Start without', line: ask('task start', { task: task.task_id }) },
    ],
    asks: { line, into: 'first' },
  })
}

/** "Email landlord: 3 steps, 10 min", then the origin. `editing` opens the steps as text. */
export function splitProposalView(shown: SplitDraft, editing: CommandLine): View {
  const { id, task, subtasks, steps, size } = shown
  const whole = subtasks.length > 0 ? subtasks : steps
  const minutes = whole.reduce((sum, each) => sum + each.minutes, 0)
  const count =
    subtasks.length > 0 ? `${subtasks.length} parts` : `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`
  const other = size === 'smaller' ? (['Bigger', 'same'] as const) : (['Smaller', 'smaller'] as const)
  return view(
    t`${task.title}: ${trustedText(`${count}, ${formatMinutes(minutes)}`)}`,
    [
      textBlock(byWhom(shown)),
      ...subtasks.map((part, index) =>
        textBlock(t`${index + 1} ${part.title}, ${trustedText(formatMinutes(part.minutes))}`),
      ),
      ...(subtasks.length > 0 ? [textBlock(t`Steps of the first part:`)] : []),
      ...steps.map((step, index) => ({ ...textBlock(t`${index + 1} ${stepLine(step)}`), step: 'open' as const })),
    ],
    {
      buttons: [
        { label: 'Save and start', line: ask('task split', { proposal: id, answer: 'save' }), isPrimary: true },
        ...(shown.canResize
          ? [{ label: other[0], line: ask('task split', { task: task.task_id, size: other[1] }) }]
          : []),
        { label: 'Edit lines', line: editing },
        { label: 'Leave whole', line: ask('task split', { proposal: id, answer: 'whole' }) },
      ],
      question: {
        yes: ask('task split', { proposal: id, answer: 'save' }),
        no: ask('task split', { proposal: id, answer: 'whole' }),
      },
    },
  )
}

const stepLine = (step: SplitDraft['steps'][number]): Text =>
  joinTexts(
    [
      t`${emojiText(step.emoji)}${step.description}`,
      trustedText(`${step.minutes} min`),
      trustedText(MANNERS[step.mode]),
    ],
    ', ',
  )

const MANNERS = { do: '', do_with_me: 'together with someone', delegate: 'for someone else' } as const

/** If a model was asked and failed, this is stated. */
function byWhom({ by, note }: SplitDraft): Text {
  if (by === 'model') return t`A suggestion by the language model. Nothing is saved yet.`
  if (by === 'you') return t`Your own lines. Nothing is saved yet.`
  return note === null
    ? t`A suggestion. Nothing is saved yet.`
    : t`A suggestion, made without the language model: ${trustedText(note)}. Nothing is saved yet.`
}

export function splitDeclinedView(task: Task, isSame: boolean): View {
  return view(isSame ? t`Already kept whole: ${task.title}` : t`Kept whole: ${task.title}`, [], {
    buttons: [
      { label: 'Start', line: ask('task start', { task: task.task_id }), isPrimary: true },
      { label: 'Split it', line: ask('task split', { task: task.task_id }) },
    ],
  })
}

// A proposal of steps: whose it is, that it is not saved, and the ways on.
import { formatLine } from '../chat/parse/line.ts'
import { joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import { emojiText } from './step.ts'

export interface SplitProposalDetails {
  readonly id: string
  readonly task: Task
  readonly by: 'rules' | 'model' | 'you'
  readonly note: string | null
  readonly size: 'smaller' | 'same' | 'bigger'
  readonly subtasks: readonly { readonly title: string; readonly minutes: number }[]
  readonly steps: readonly {
    readonly description: string
    readonly minutes: number
    readonly emoji: string
    readonly mode: 'do' | 'do_with_me' | 'delegate'
  }[]
}

/** "Email landlord: 3 steps, 10 min · by rules, not saved". `editing` opens the steps as plain lines. */
export function splitProposalView(shown: SplitProposalDetails, editing: string): View {
  const { id, task, subtasks, steps, size } = shown
  const whole = subtasks.length > 0 ? subtasks : steps
  const minutes = whole.reduce((sum, each) => sum + each.minutes, 0)
  const count =
    subtasks.length > 0 ? `${subtasks.length} parts` : `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`
  const other = size === 'smaller' ? ['Bigger', 'same'] : ['Smaller', 'smaller']
  return view(
    t`${task.title}: ${trustedText(`${count}, ${minutes} min`)}`,
    [
      textBlock(byWhom(shown)),
      ...subtasks.map((part, index) => textBlock(t`${index + 1} ${part.title}, ${part.minutes} min`)),
      ...(subtasks.length > 0 ? [textBlock(t`Steps of the first part:`)] : []),
      ...steps.map((step, index) => textBlock(t`${index + 1} ${stepLine(step)}`)),
    ],
    {
      buttons: [
        { label: 'Save and start', line: formatLine('task split', { proposal: id, answer: 'save' }), isPrimary: true },
        {
          label: other[0] ?? '',
          line: formatLine('task split', { task: task.task_id, size: other[1] ?? '' }),
        },
        { label: 'Edit lines', line: editing },
        { label: 'Leave whole', line: formatLine('task split', { proposal: id, answer: 'whole' }) },
      ],
      question: {
        yes: formatLine('task split', { proposal: id, answer: 'save' }),
        no: formatLine('task split', { proposal: id, answer: 'whole' }),
      },
    },
  )
}

const stepLine = (step: SplitProposalDetails['steps'][number]): Text =>
  joinTexts(
    [
      t`${emojiText(step.emoji)}${step.description}`,
      trustedText(`${step.minutes} min`),
      trustedText(MANNERS[step.mode]),
    ],
    ', ',
  )

const MANNERS = { do: '', do_with_me: 'in company', delegate: 'for somebody else' } as const

/** Where a model was asked and did not help, that is said. */
function byWhom({ by, note }: SplitProposalDetails): Text {
  if (by === 'model') return t`by the model, not saved`
  if (by === 'you') return t`your lines, not saved`
  return note === null ? t`by rules, not saved` : t`by rules, since ${trustedText(note)}; not saved`
}

export function splitDeclinedView(task: Task, isSame: boolean): View {
  return view(isSame ? t`Already left whole: ${task.title}` : t`Left whole: ${task.title}`, [], {
    buttons: [
      { label: 'Start', line: `task start task:${task.task_id}`, isPrimary: true },
      { label: 'Split it', line: `task split task:${task.task_id}` },
    ],
  })
}

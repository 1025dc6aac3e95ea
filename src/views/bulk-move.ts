// Views of many tasks moved at once: what moved, what repeats and stays, and what to do where nothing is left of today.
import { ask } from '../chat/ask.ts'
import { excerpt, joinWords } from '../chat/phrases.ts'
import { t, textBlock, typedHint, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { Task } from '../models/task.ts'

/** As many titles as are read at a glance. */
const NAMED = 5

type Named = Pick<Task, 'title'>

function namesOf(tasks: readonly Named[]): string {
  const more = tasks.length - NAMED
  return joinWords(
    [...tasks.slice(0, NAMED).map(({ title }) => excerpt(title)), ...(more > 0 ? [`${more} more`] : [])],
    'and',
  )
}

/**
 * @param moved what moving the others said; null where nothing else was meant
 * @param staying what keeps its days because it repeats, and appointments that keep their time
 * @param line moves those that stay
 */
export function bulkMovedView(
  moved: View | null,
  { repeating, fixed }: { readonly repeating: readonly Named[]; readonly fixed: readonly Named[] },
  line: CommandLine | null,
): View {
  const stays = [
    ...(repeating.length === 0
      ? []
      : [textBlock(t`What repeats keeps its days: ${namesOf(repeating)}. You can skip one, or move it too.`)]),
    ...(fixed.length === 0 ? [] : [textBlock(t`Appointments stay at their time: ${namesOf(fixed)}.`)]),
  ]
  const count = repeating.length + fixed.length
  const buttons = line === null ? [] : [{ label: count === 1 ? 'Move it too' : 'Move them too', line }]
  return moved
    ? { ...moved, blocks: [...moved.blocks, ...stays], buttons: [...moved.buttons, ...buttons] }
    : view(t`Nothing moved`, stays, { buttons })
}

/** Nothing is left of today. @param line moves all that is open; null where that is nothing, or too much at once */
export const nothingToMoveView = (open: readonly Named[], line: CommandLine | null): View =>
  view(
    t`Nothing is planned for today.`,
    line === null ? [] : [textBlock(t`Open without a date for today: ${namesOf(open)}.`)],
    {
      buttons: [
        ...(line === null ? [] : [{ label: open.length === 1 ? 'Move it' : `Move all ${open.length}`, line }]),
        { label: 'Show tasks', line: ask('task list') },
      ],
    },
  )

export const tooManyToMoveView = (most: number, list: CommandLine): View =>
  view(t`I can move up to ${most} tasks at once, and these are more.`, [], {
    buttons: [{ label: 'Show tasks', line: list }],
  })

/** “Everything that isn't urgent”: nothing is moved, and how to name some is said. */
export const whichToMoveView = (): View =>
  view(
    typedHint(
      'I can’t tell which ones you mean. Show your tasks, then name them, like “later 1 3 monday”.',
      'I can’t tell which ones you mean. Show your tasks, then use {task move} for each.',
    ),
    [],
    { buttons: [{ label: 'Show tasks', line: ask('task list') }] },
  )

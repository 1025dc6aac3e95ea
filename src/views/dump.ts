// Views of a brain dump: what was saved, numbered, with one to begin with.

import { ask } from '../chat/ask.ts'
import { itemBlock, smallBlock, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { TaskPlaceNames } from '../contracts/tasks.ts'
import type { Task } from '../models/task.ts'
import type { Reader } from './reader.ts'
import { taskFactsText, titleText } from './task.ts'
import { tickedBlocks } from './task-added.ts'

/** What was saved of a list, and what was not. */
export interface DumpDetails {
  readonly saved: readonly Task[]
  /** The words of lines that were ticked off. */
  readonly ticked: readonly string[]
  /** The task to begin with. */
  readonly pick: Task
  /** What was typed, for *One task instead*. */
  readonly text: string
}

/** A list that was saved, with what was left out of it. */
export function dumpView(
  reader: Reader,
  { saved, ticked, pick, text }: DumpDetails,
  places: (task: Task) => Partial<TaskPlaceNames>,
): View {
  const shown = saved.slice(0, LISTED)
  const left = saved.length - shown.length
  return view(
    t`Saved ${saved.length} things`,
    [
      ...shown.map((task) => {
        const detail = taskFactsText(reader, task, places(task))
        return itemBlock(titleText(task), {
          line: ask('task show', { task: task.task_id }),
          ...(detail.length > 0 ? { detail } : {}),
        })
      }),
      ...(left > 0 ? [textBlock(t`and ${left} more`)] : []),
      ...tickedBlocks(ticked),
    ],
    {
      buttons: [{ label: 'Pick one', line: ask('task start', { task: pick.task_id }), isPrimary: true }],
      undoButton: { label: 'One task instead', returnTo: singleTaskLine(text) },
    },
  )
}

/** All of it as one task: the first line is the title, the others are notes. */
const singleTaskLine = (text: string): CommandLine => ask('task add', { title: text })

/** What was heard in a voice message, before anything is saved. @param edit opens its words in a form */
export function heardView(heard: {
  readonly text: string
  readonly lines: readonly string[]
  readonly edit: CommandLine
}): View {
  const { text, lines, edit } = heard
  const isList = lines.length > 1
  const shown = lines.slice(0, LISTED)
  return view(
    t`I heard`,
    [
      ...(isList ? shown.map((line) => itemBlock(t`${line}`)) : [textBlock(t`“${text}”`)]),
      ...(lines.length > shown.length ? [textBlock(t`and ${lines.length - shown.length} more`)] : []),
      smallBlock(t`Nothing is saved yet.`),
    ],
    {
      buttons: [
        ...(isList
          ? [
              {
                label: `Save ${lines.length} things`,
                line: ask('task dump', { lines: lines.join('\n') }),
                isPrimary: true,
              },
            ]
          : []),
        {
          label: isList ? 'One task' : 'Save',
          line: singleTaskLine(isList ? text : (lines[0] ?? text)),
          isPrimary: !isList,
        },
        { label: 'Edit first', line: edit },
      ],
    },
  )
}

/** A voice message that was kept as a link, and why. */
export const keptVoiceView = (saved: View, why: string): View => ({
  ...saved,
  blocks: [...saved.blocks, textBlock(t`I kept the voice message as a link: ${trustedText(why)}.`)],
})

/** Where nothing was said aloud. */
export const noVoiceView = (): View =>
  view(t`Send me a voice message`, [textBlock(t`In a direct message. I show what I heard before anything is saved.`)])

const LISTED = 10

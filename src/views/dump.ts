// Views of a brain dump: what was saved, numbered, with one to begin with.

import { ask } from '../chat/ask.ts'
import { itemBlock, t, textBlock, type View, view } from '../chat/view.ts'
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

const LISTED = 10

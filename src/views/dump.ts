// What was emptied out of a head: kept, numbered, and one of it picked where that helps.
import { format } from '../chat/parse/line.ts'
import { INSTEAD, item, say, t, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import type { Reader } from './reader.ts'
import { factsText, type TaskPlaces, titleText } from './task.ts'

/** @param text what was typed, for *One task instead* */
export function dumped(
  reader: Reader,
  saved: readonly Task[],
  places: (task: Task) => TaskPlaces,
  pick: Task,
  text: string,
): View {
  const shown = saved.slice(0, LISTED)
  const left = saved.length - shown.length
  return view(
    t`Saved ${saved.length} things`,
    [
      ...shown.map((task) => {
        const detail = factsText(reader, task, places(task))
        return item(titleText(task), {
          line: `task show task:${task.task_id}`,
          ...(detail.length > 0 ? { detail } : {}),
        })
      }),
      ...(left > 0 ? [say(t`and ${left} more`)] : []),
    ],
    {
      buttons: [
        { label: 'Pick one', line: `task start task:${pick.task_id}`, isPrimary: true },
        { label: 'One task instead', line: INSTEAD, returnTo: oneTask(text) },
      ],
    },
  )
}

/** All of it as one task: its first line is the title, the others are notes. */
export const oneTask = (text: string): string => format('task add', { title: text })

const LISTED = 10

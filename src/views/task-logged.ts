// The view of a task that was logged as already done.
import { t, textBlock, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import type { Day } from '../time/index.ts'
import { dayText, type Reader } from './reader.ts'

/** A task logged as already done. @param day on which, if that was before today */
export const taskLoggedView = (reader: Reader, task: Pick<Task, 'task_id' | 'title'>, day: Day | null = null): View =>
  view(t`Logged as done: ${task.title}`, day === null ? [] : [textBlock(t`On ${dayText(reader, day)}.`)], {
    card: { kind: 'task', id: task.task_id },
  })

// What would be ended is shown first, where the words may mean something else: one thing, or everything that is open.
import { ask } from '../chat/ask.ts'
import { excerpt, joinWords } from '../chat/phrases.ts'
import { severalLine } from '../chat/run/several.ts'
import { t, textBlock, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'

/** As many as one line can name. */
export const MOST_AT_ONCE = 25
/** As many titles as are read at a glance. */
const NAMED = 5

/** @param open the open tasks; of more than `MOST_AT_ONCE` one more is enough */
export function endAllView(open: readonly Pick<Task, 'task_id' | 'title'>[]): View {
  const show = { label: 'Show tasks', line: ask('task list') }
  if (open.length === 0)
    return view(t`Nothing is open.`, [], { buttons: [{ label: 'What now?', line: ask('task suggest') }] })
  if (open.length > MOST_AT_ONCE)
    return view(t`I can finish up to ${MOST_AT_ONCE} tasks at once, and you have more.`, [], { buttons: [show] })
  const line = severalLine(
    'task done',
    'task',
    open.map(({ task_id }) => task_id),
  )
  const more = open.length - NAMED
  const names = [...open.slice(0, NAMED).map(({ title }) => excerpt(title)), ...(more > 0 ? [`${more} more`] : [])]
  return view(
    open.length === 1
      ? t`You have 1 open task. Is it done?`
      : t`You have ${open.length} open tasks. Are all of them done?`,
    [textBlock(t`${joinWords(names, 'and')}`)],
    { buttons: [{ label: 'All done', line }, show], question: { yes: line, no: ask('task list') } },
  )
}

/** Somebody else acted, or the words name only a part of the title. */
export const isItDoneView = ({ task_id, title }: Pick<Task, 'task_id' | 'title'>): View =>
  view(t`Is “${excerpt(title)}” done?`, [], {
    buttons: [
      { label: 'Yes, done', line: ask('task done', { task: task_id }) },
      { label: 'Not yet', line: ask('task show', { task: task_id }) },
    ],
    question: { yes: ask('task done', { task: task_id }), no: ask('task show', { task: task_id }) },
    card: { kind: 'task', id: task_id },
  })

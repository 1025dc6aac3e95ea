// A task in a few words: its title, its facts, its line in a list. Models come in, views go out.

import { ask } from '../chat/ask.ts'
import { type ItemBlock, itemBlock, joinTexts, type Text, t, trustedText } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { TaskPlaceNames } from '../contracts/tasks.ts'
import type { Task } from '../models/task.ts'
import { formatDay, formatMinutes, localDay } from '../time/index.ts'
import { momentText, type Reader, readerToday } from './reader.ts'
import { titleLabel } from './title-label.ts'

/** "Fri 6 March, 09:00", or "Fri 6 March" where no time was typed. */
export function dueText(reader: Reader, task: Task): Text {
  if (!task.due_date) return []
  if (task.parsedMetadata.has_due_time) return momentText(reader, task.due_date)
  const day = formatDay(dueDay(reader, task.due_date), readerToday(reader))
  const part = task.parsedMetadata.due_part
  return trustedText(part ? `${day}, ${part}` : day)
}

/** The local day of a due date; it is midnight that parts days here, not where the reader's begin. */
export const dueDay = (reader: Reader, due: Date) => localDay(due, reader.zone, '00:00')

/** "10 min", or nothing where nobody said. */
function minutesText(task: Task): Text {
  return task.estimated_hours === null && task.total_minutes === 0 ? [] : trustedText(formatMinutes(minutesOf(task)))
}

const minutesOf = (task: Task): number =>
  task.total_minutes > 0 ? task.total_minutes : Math.round((task.estimated_hours ?? 0) * 60)

/** Everything that is known of it, in one line. */
export function taskFactsText(reader: Reader, task: Task, places: Partial<TaskPlaceNames> = {}): Text {
  return joinTexts([
    stateText(reader, task),
    dueText(reader, task),
    places.rhythm ? t`repeats ${trustedText(places.rhythm)}` : [],
    taskDetailText(task, places),
  ])
}

/** What is known of it beside its date. */
export function taskDetailText(task: Task, places: Partial<TaskPlaceNames>): Text {
  return joinTexts([
    minutesText(task),
    task.priority === 'medium' ? [] : trustedText(`${task.priority} priority`),
    places.zone ? t`${places.zone}` : [],
    places.project ? t`in ${places.project}` : [],
    places.person ? t`with ${places.person}` : [],
    task.delegation_mode === 'do_with_me' ? trustedText('shared focus') : [],
    joinTexts(
      task.parsedTags.map((tag) => t`#${tag}`),
      ' ',
    ),
  ])
}

/** Title, emoji in front where the person gave one. */
export const titleText = (task: Pick<Task, 'title' | 'custom_emoji'>): Text =>
  task.custom_emoji ? t`${task.custom_emoji} ${task.title}` : t`${task.title}`

/** A state in words where it is not simply open. */
function stateText(reader: Reader, task: Task): Text {
  if (task.delegation_mode === 'delete') return trustedText('let go')
  if (task.status === 'done')
    return task.completed_at ? t`done ${momentText(reader, task.completed_at)}` : trustedText('done')
  if (task.status === 'blocked') {
    const reason = task.parsedMetadata.blocked_reason
    return reason ? t`blocked, waiting for ${reason}` : trustedText('blocked')
  }
  return task.status === 'in_progress' ? trustedText('in progress') : []
}

/** One line of a list; its number opens it, its button finishes it. */
export function taskItem(
  reader: Reader,
  task: Task,
  places: Partial<TaskPlaceNames>,
  returnTo: CommandLine,
): ItemBlock {
  const detail = taskFactsText(reader, task, places)
  return itemBlock(titleText(task), {
    line: ask('task show', { task: task.task_id }),
    ...(detail.length > 0 ? { detail } : {}),
    button: task.isOpen
      ? { label: `Done: ${titleLabel(task.title)}`, line: ask('task done', { task: task.task_id }), returnTo }
      : { label: `Reopen: ${titleLabel(task.title)}`, line: ask('task reopen', { task: task.task_id }), returnTo },
  })
}

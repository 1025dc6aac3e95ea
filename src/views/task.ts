// Short views of a task: title, facts, line in a list.

import { ask } from '../chat/ask.ts'
import { type ItemBlock, itemBlock, joinTexts, type Text, t, trustedText } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { TaskPlaceNames } from '../contracts/tasks.ts'
import type { Task } from '../models/task.ts'
import { formatDay, formatMinutes, localDay } from '../time/index.ts'
import { momentText, type Reader, readerToday } from './reader.ts'
import { titleLabel } from './title-label.ts'

/** "Fri 6 March, 09:00", or "Fri 6 March" without a typed time. */
export function dueText(reader: Reader, task: Task): Text {
  if (!task.due_date) return []
  if (task.parsedMetadata.has_due_time) return momentText(reader, task.due_date)
  const day = formatDay(dueDay(reader, task.due_date), readerToday(reader))
  const part = task.parsedMetadata.due_part
  return trustedText(part ? `${day}, ${part}` : day)
}

/** The calendar day of a due date, by midnight, not by the reader's start of day. */
export const dueDay = (reader: Reader, due: Date) => localDay(due, reader.zone, '00:00')

/** "10 min", or nothing if unknown. */
function minutesText(task: Task): Text {
  return task.estimated_hours === null && task.total_minutes === 0 ? [] : trustedText(formatMinutes(minutesOf(task)))
}

const minutesOf = (task: Task): number =>
  task.total_minutes > 0 ? task.total_minutes : Math.round((task.estimated_hours ?? 0) * 60)

/** All its facts, in one line. */
export function taskFactsText(reader: Reader, task: Task, places: Partial<TaskPlaceNames> = {}): Text {
  return joinTexts([
    stateText(reader, task),
    dueText(reader, task),
    places.rhythm ? t`repeats ${trustedText(places.rhythm)}` : [],
    timingText(reader, places),
    taskDetailText(task, places),
  ])
}

/** How it reminds, and before when it is not offered: what is not as usual. */
export const timingText = (reader: Reader, { reminders, start }: Partial<TaskPlaceNames>): Text =>
  joinTexts([reminders ? t`reminds ${trustedText(reminders)}` : [], startText(reader, start)])

/** "not before Mon 9 March"; nothing once it has come. */
function startText(reader: Reader, start: TaskPlaceNames['start']): Text {
  if (!start || start.at <= reader.now) return []
  if (start.hasTime) return t`not before ${momentText(reader, start.at)}`
  return t`not before ${trustedText(formatDay(localDay(start.at, reader.zone, reader.dayStartsAt), readerToday(reader)))}`
}

/** Its facts without the date. */
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

/** The title, after the person's emoji if there is one. */
export const titleText = (task: Pick<Task, 'title' | 'custom_emoji'>): Text =>
  task.custom_emoji ? t`${task.custom_emoji} ${task.title}` : t`${task.title}`

/** Its state in words, unless it is simply open. */
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

/** A line of a list; its number opens it, its button marks it as done. */
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

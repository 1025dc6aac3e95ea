// What was understood of a captured line, so that a misunderstanding is seen at once.
import { ask } from '../chat/ask.ts'
import { type Button, joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import { WEEKDAYS, weekday } from '../time/index.ts'
import { type Reader, readerToday } from './reader.ts'
import { dueDay, dueText, type TaskPlaces, taskDetailText } from './task.ts'

/**
 * What was understood of a captured line; the moment in the reader's zone. One line while they focus. Words that say
 * how it repeats (`rhythm`) are offered, not assumed.
 */
export function taskAddedView(
  reader: Reader,
  task: Task,
  places: TaskPlaces,
  { isBrief = false, rhythm = null }: { readonly isBrief?: boolean; readonly rhythm?: string | null } = {},
): View {
  const title = t`Added: ${task.title}`
  if (isBrief) return view(title, [], { card: { kind: 'task', id: task.task_id } })
  const hasTime = task.parsedMetadata.has_due_time
  const due = dueText(reader, task)
  const zoneUnknown = hasTime && !reader.isZoneKnown
  // Asked to remind, and not told when: the next line can say so.
  const isWhenOpen = task.due_date === null && /^(?:please )?remind me\b/i.test(task.title)
  const facts = joinTexts([
    zoneUnknown ? t`${due}. I don't know your time zone yet.` : due,
    taskDetailText(task, places),
  ])
  const plan = task.due_date && !hasTime ? [textBlock(planLine(reader, task.due_date))] : []
  const open = isWhenOpen
    ? [textBlock(t`When? Type it now, like “tomorrow 9am” or “in 20 minutes”, and I'll remind you.`)]
    : []
  return view(title, [...(facts.length > 0 ? [textBlock(facts)] : []), ...plan, ...open], {
    buttons: zoneUnknown
      ? [{ label: 'Set time zone', line: ask('me edit'), isPrimary: true }]
      : [
          { label: 'Start', line: ask('task start', { task: task.task_id }), isPrimary: true },
          { label: 'Edit', line: ask('task edit', { task: task.task_id }) },
          ...(task.due_date ? [{ label: 'No date', line: ask('task move', { task: task.task_id, to: 'none' }) }] : []),
          ...(rhythm
            ? [{ label: 'Repeat it', line: ask('task move', { task: task.task_id, every: rhythm }) }]
            : conversionButtons(task)),
        ],
    card: { kind: 'task', id: task.task_id },
    ...(zoneUnknown ? { asks: { line: ask('me edit'), into: 'timezone' } } : {}),
    ...(isWhenOpen ? { asks: { line: ask('task move', { task: task.task_id }), into: 'to' } } : {}),
  })
}

/** What a day without a time leads to. */
const planLine = (reader: Reader, due: Date): Text =>
  t`No time, so no reminder. It will be in ${trustedText(planOf(reader, due))} plan.`

/** "Friday's", "today's", "that day's" where the weekday alone would mislead. */
function planOf(reader: Reader, due: Date): string {
  const day = dueDay(reader, due)
  if (day === readerToday(reader)) return "today's"
  const isNear = due.getTime() - reader.now.getTime() < 6.5 * 86_400_000 && due > reader.now
  return isNear ? `${FULL[WEEKDAYS.indexOf(weekday(day))]}'s` : "that day's"
}

const FULL = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What was captured as a goal or a habit can become one. */
function conversionButtons(task: Task): Button[] {
  if (task.capture_type === 'goal') return [{ label: 'Make a goal', line: ask('goal add', { title: task.title }) }]
  if (task.capture_type === 'habit') return [{ label: 'Make a habit', line: ask('habit add', { name: task.title }) }]
  return []
}

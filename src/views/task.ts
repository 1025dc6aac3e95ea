// How a task looks: in an echo, in a list, alone. Models come in, views go out.
import { format } from '../chat/line.ts'
import type { RawValues } from '../chat/request.ts'
import { type Button, type ItemBlock, item, join, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import { formatDay, localDay } from '../time.ts'
import { moment, type Reader, today } from './reader.ts'

/** Names of the places a task is in, where they are shown. */
export interface TaskPlaces {
  readonly zone?: string | null
  /** Only where it is not the Inbox. */
  readonly project?: string | null
}

/** "Fri 6 March, 09:00", or "Fri 6 March" where no time was typed. */
export function dueText(reader: Reader, task: Task): Text {
  if (!task.due_date) return []
  if (task.parsedMetadata.has_due_time) return moment(reader, task.due_date)
  return ours(formatDay(localDay(task.due_date, reader.zone, '00:00'), today(reader)))
}

/** "10 min", or nothing where nobody said. */
export function minutesText(task: Task): Text {
  return task.estimated_hours === null && task.total_minutes === 0 ? [] : ours(`${minutesOf(task)} min`)
}

const minutesOf = (task: Task): number =>
  task.total_minutes > 0 ? task.total_minutes : Math.round((task.estimated_hours ?? 0) * 60)

/** Everything that is known of it, in one line. */
export function factsText(reader: Reader, task: Task, places: TaskPlaces = {}): Text {
  return join([
    stateText(reader, task),
    dueText(reader, task),
    minutesText(task),
    task.priority === 'medium' ? [] : ours(`${task.priority} priority`),
    places.zone ? t`${places.zone}` : [],
    places.project ? t`in ${places.project}` : [],
    join(
      task.parsedTags.map((tag) => t`#${tag}`),
      ' ',
    ),
  ])
}

/** Title, emoji in front where the person gave one. */
export const titleText = (task: Pick<Task, 'title' | 'custom_emoji'>): Text =>
  task.custom_emoji ? t`${task.custom_emoji} ${task.title}` : t`${task.title}`

/** What was understood of a captured line; the moment in the reader's zone. */
export function captured(reader: Reader, task: Task, places: TaskPlaces, isBrief = false): View {
  const title = t`Added: ${task.title}`
  if (isBrief) return view(title)
  const hasTime = task.parsedMetadata.has_due_time
  const due = dueText(reader, task)
  const dueLine = !task.due_date ? [] : hasTime ? due : t`${due}, no time, so no ping: it joins that day's plan`
  const facts = join([
    dueLine,
    minutesText(task),
    task.priority === 'medium' ? [] : ours(`${task.priority} priority`),
    places.zone ? t`${places.zone}` : [],
    places.project ? t`in ${places.project}` : [],
    join(
      task.parsedTags.map((tag) => t`#${tag}`),
      ' ',
    ),
  ])
  const zoneUnknown = hasTime && !reader.isZoneKnown
  const blocks = [
    ...(facts.length > 0 ? [say(facts)] : []),
    ...(zoneUnknown ? [say(t`Your time zone is unknown, so this is UTC.`)] : []),
  ]
  const buttons: Button[] = [
    ...(zoneUnknown ? [{ label: 'Set time zone', line: 'me edit', isPrimary: true }] : []),
    { label: 'Start', line: `task start task:${task.task_id}`, isPrimary: !zoneUnknown },
    { label: 'Edit', line: `task edit task:${task.task_id}` },
    ...(task.due_date ? [{ label: 'No date', line: `task move task:${task.task_id} to:none` }] : []),
  ]
  return view(title, blocks, {
    buttons,
    card: { kind: 'task', id: task.task_id },
    ...(zoneUnknown ? { asks: { line: 'me edit', into: 'timezone' } } : {}),
  })
}

/** One line of a list; its number opens it, its button finishes it. */
export function taskItem(reader: Reader, task: Task, places: TaskPlaces, returnTo: string): ItemBlock {
  const detail = factsText(reader, task, places)
  const isOpen = task.status !== 'done' && task.delegation_mode !== 'delete'
  return item(titleText(task), {
    line: `task show task:${task.task_id}`,
    ...(detail.length > 0 ? { detail } : {}),
    button: isOpen
      ? { label: `Done: ${brief(task.title)}`, line: `task done task:${task.task_id}`, returnTo }
      : { label: `Reopen: ${brief(task.title)}`, line: `task reopen task:${task.task_id}`, returnTo },
  })
}

/** A page of tasks, and how to see more. `raw` are the values that asked for it. */
export function list(
  about: {
    readonly view: string
    readonly words: string
    readonly page: number
    readonly count: number
    readonly raw: RawValues
  },
  items: (returnTo: string) => readonly ItemBlock[],
): View {
  const { page, count, raw } = about
  const line = (number: number): string => format('task list', { ...raw, page: String(number) })
  const shown = items(line(page))
  const left = Math.max(0, count - (page - 1) * PAGE - shown.length)
  const named = about.words === '' ? ours(TITLES[about.view] ?? 'Tasks') : t`Tasks with “${about.words}”`
  if (count === 0) {
    const nothing = about.words === '' ? EMPTY[about.view] : undefined
    return view(named, [say(ours(nothing ?? 'Nothing here.'))])
  }
  const more = left > 0 ? [say(t`and ${left} more`)] : []
  return view(t`${named}: ${count}`, [...shown, ...more], {
    buttons: [
      ...(left > 0 ? [{ label: 'More', line: line(page + 1) }] : []),
      ...(page > 1 ? [{ label: 'Back', line: line(page - 1) }] : []),
    ],
  })
}

const PAGE = 5

const TITLES: Readonly<Record<string, string>> = {
  open: 'Open tasks',
  today: 'Today',
  waiting: 'Waiting',
  blocked: 'Blocked',
  ideas: 'Ideas',
  done: 'Done',
  dropped: 'Let go',
}

const EMPTY: Readonly<Record<string, string>> = {
  open: 'Nothing is open. Type what is in your head, and it is kept.',
  today: 'Nothing is planned for today.',
  waiting: 'Nothing is waiting.',
}

/** One task, whole. */
export function shown(reader: Reader, task: Task, places: TaskPlaces): View {
  const facts = factsText(reader, task, places)
  const notes = task.description.trim()
  const isOpen = task.status !== 'done' && task.delegation_mode !== 'delete'
  const link = `task:${task.task_id}`
  return view(
    titleText(task),
    [...(facts.length > 0 ? [say(facts)] : []), ...(notes === '' ? [] : [say(t`${notes}`)])],
    {
      buttons: isOpen
        ? [
            ...(task.status === 'in_progress' ? [] : [{ label: 'Start', line: `task start ${link}`, isPrimary: true }]),
            { label: 'Done', line: `task done ${link}` },
            { label: 'Split', line: `task split ${link}` },
            { label: 'Later', line: `task move ${link} to:tomorrow` },
            { label: 'Edit', line: `task edit ${link}` },
          ]
        : [{ label: 'Put back', line: `task reopen ${link}` }],
      card: { kind: 'task', id: task.task_id },
    },
  )
}

/** A state in words where it is not simply open. */
function stateText(reader: Reader, task: Task): Text {
  if (task.delegation_mode === 'delete') return ours('let go')
  if (task.status === 'done') return task.completed_at ? t`done ${moment(reader, task.completed_at)}` : ours('done')
  if (task.status === 'blocked') {
    const reason = task.parsedMetadata.blocked_reason
    return reason ? t`waiting for ${reason}` : ours('waiting')
  }
  return task.status === 'in_progress' ? ours('in progress') : []
}

/** For a button's label: a few words of a title. */
export const brief = (title: string): string => {
  const words = title.replaceAll(/\s+/g, ' ').trim()
  const letters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment)
  return letters.length <= 24 ? words : `${letters.slice(0, 23).join('').trimEnd()}…`
}

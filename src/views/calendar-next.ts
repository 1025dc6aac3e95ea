// Views of what comes next by the clock, and of when a day is busy.
import { ask } from '../chat/ask.ts'
import { joinTexts, type Text, type TextBlock, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { BusySpan } from '../contracts/calendars.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes, minutesBetween } from '../time/index.ts'
import { momentText, type Reader } from './reader.ts'

/** What lies ahead: each null where there is nothing of the kind. */
export interface ComingNext {
  readonly busy: BusySpan | null
  /** The next one with a time. */
  readonly task: Task | null
  readonly hasCalendars: boolean
}

/** The nearer of the two first, with the time until then. */
export function comingNextView(reader: Reader, { busy, task, hasCalendars }: ComingNext): View {
  const coming = [
    ...(busy ? [{ at: busy.from, text: busyText(reader, busy, 'both') }] : []),
    ...(task?.due_date ? [{ at: task.due_date, text: t`${task.title}, ${momentText(reader, task.due_date)}` }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  const [first, second] = coming
  const addCalendar = hasCalendars ? [] : [{ label: 'Add calendar', line: ask('calendar add') }]
  if (!first)
    return view(t`Nothing with a time in the next two weeks`, [], {
      buttons: [{ label: 'What now?', line: ask('task suggest') }, ...addCalendar],
    })
  const minutes = minutesBetween(reader.now, first.at)
  const left =
    first.at <= reader.now
      ? t`That is now.`
      : t`${trustedText(minutes < 1 ? 'Less than a minute' : formatMinutes(minutes))} until then.`
  return view(t`Next: ${first.text}`, [textBlock(left), ...(second ? [textBlock(t`Then: ${second.text}`)] : [])], {
    buttons: [{ label: 'What fits', line: ask('task suggest') }, ...addCalendar],
  })
}

/** "busy 14:00 to 15:00", "Board, Thu 5 March, 14:00 to 15:00" */
function busyText(reader: Reader, { from, to, title }: BusySpan, wanted: 'both' | 'clock'): Text {
  const span = t`${momentText(reader, from, wanted)} to ${momentText(reader, to, 'clock')}`
  return title === null ? (wanted === 'both' ? t`busy, ${span}` : span) : t`${title}, ${span}`
}

/** The most that are named. */
const MAX_NAMED = 6

/** When a day is busy by the person's calendars; nothing where it isn't. */
export function busyDayBlocks(reader: Reader, busy: readonly BusySpan[]): TextBlock[] {
  if (busy.length === 0) return []
  const named = busy.slice(0, MAX_NAMED).map((each) => busyText(reader, each, 'clock'))
  const more = busy.length - named.length
  return [textBlock(t`Busy by your calendar: ${joinTexts([...named, ...(more > 0 ? [t`${more} more`] : [])])}`)]
}

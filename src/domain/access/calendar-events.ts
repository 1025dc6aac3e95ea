// Tasks and goals as events of a calendar: at their time or as whole days, with notes, a link, and the rhythm of those that
// repeat.
import type { ICalEventData, ICalEventTransparency } from 'ical-generator'
import { calendarRule, isOccurrence, latestOccurrenceOf, nextOccurrenceOf } from '../../language/recurrence.ts'
import type { Goal } from '../../models/goal.ts'
import type { Recurrence } from '../../models/recurrence.ts'
import type { Task } from '../../models/task.ts'
import type { User } from '../../models/user.ts'
import { cutText } from '../../text.ts'
import { calendarDay, endOfLocalDay } from '../../time/index.ts'
import { zonedDateTime } from '../../time/vtimezone.ts'

/** What all events of a person's calendar share. */
export interface EventContext {
  readonly user: User
  /** The library's word for an event that makes nobody busy; the library is loaded by its caller. */
  readonly isFree: ICalEventTransparency
  /** The address of a thing's page. */
  pageOf(folder: 'tasks' | 'goals', id: string): string
}

/** Longer notes are cut: a calendar shows a few lines of them. */
const MAX_NOTES = 2_000

/**
 * The events of a dated task: one, or its rhythm from its date on. Where this occurrence was moved by hand, the rhythm
 * goes on beside it, and the moved one is its exception (RECURRENCE-ID, RFC 5545 3.8.4.4).
 */
export function taskEvents(
  task: Task,
  due: Date,
  recurrence: Recurrence | undefined,
  { user, isFree, pageOf }: EventContext,
): readonly ICalEventData[] {
  const isTimed = task.parsedMetadata.has_due_time
  const minutes = task.total_minutes
  const common: Omit<ICalEventData, 'start'> = {
    id: `${task.task_id}@proxy`,
    summary: oneLine(task.title),
    stamp: task.updated_at,
    lastModified: task.updated_at,
    url: pageOf('tasks', task.task_id),
    ...notesOf(task.description),
  }
  if (recurrence?.basis !== 'calendar')
    return [{ ...common, ...(isTimed ? timed(due, minutes) : wholeDay(calendarDay(due, user.timezone), isFree)) }]
  const zone = user.timezone
  const day = calendarDay(due, zone)
  const { start_date: start } = recurrence
  const hasRuleTime = recurrence.local_time !== null
  const at = (instant: Date) =>
    hasRuleTime ? timed(instant, minutes, zone) : wholeDay(calendarDay(instant, zone), isFree)
  const repeating = ruleText(recurrence, zone)
  const own = isTimed ? timed(due, minutes, zone) : wholeDay(day, isFree)
  if (isTimed === hasRuleTime && isOccurrence(recurrence, day, { start, zone }, isTimed ? due : null))
    return [{ ...common, ...own, repeating }]
  const origin = latestOccurrenceOf(recurrence, { today: day, start, zone })
  if (origin)
    return [
      { ...common, ...at(origin.instant), repeating },
      { ...common, ...own, recurrenceId: at(origin.instant).start },
    ]
  const next = nextOccurrenceOf(recurrence, { today: day, due: day, start, zone })
  const single = { ...common, id: `${task.task_id}-${day}@proxy`, ...own }
  return next ? [single, { ...common, ...at(next.instant), repeating }] : [single]
}

/** A goal on its target day. */
export const goalEvent = (goal: Goal, target: Date, { user, isFree, pageOf }: EventContext): ICalEventData => ({
  id: `${goal.goal_id}@proxy`,
  summary: `Goal: ${oneLine(goal.title)}`,
  stamp: goal.created_at,
  url: pageOf('goals', goal.goal_id),
  ...notesOf(goal.description),
  ...wholeDay(calendarDay(target, user.timezone), isFree),
})

/** With a zone, a repeating event keeps its wall clock when clocks change. */
function timed(instant: Date, minutes: number, zone?: string): Pick<ICalEventData, 'start' | 'end' | 'timezone'> {
  const end = new Date(instant.getTime() + minutes * 60_000)
  const at = (when: Date) => (zone === undefined ? when : zonedDateTime(when, zone))
  return {
    start: at(instant),
    ...(minutes > 0 ? { end: at(end) } : {}),
    ...(zone === undefined ? {} : { timezone: zone }),
  }
}

/**
 * A date is a whole-day event without a zone. It is transparent: nobody is busy from midnight to midnight by a due date
 * (TRANSP, RFC 5545 3.8.2.7).
 */
const wholeDay = (day: string, transparency: ICalEventTransparency) =>
  ({
    start: new Date(`${day}T00:00:00Z`),
    allDay: true,
    transparency,
  }) as const

/** The last day of a rule is written like its first: as a date, or as an instant (RFC 5545 3.3.10). */
function ruleText({ rule, local_time, start_date, basis }: Recurrence, zone: string): string {
  const text = `RRULE:${calendarRule({ rule, basis, local_time }, start_date)};WKST=MO`
  return text.replace(/UNTIL=(\d{4})(\d\d)(\d\d)[^;]*/, (_all, year: string, month: string, date: string) => {
    if (local_time === null) return `UNTIL=${year}${month}${date}`
    const last = endOfLocalDay(`${year}-${month}-${date}`, zone)
    return `UNTIL=${last.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')}`
  })
}

const notesOf = (notes: string | null): { readonly description?: string } => {
  const text = (notes ?? '')
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]+|[\u2028\u2029]/gu, ' ')
  return text.trim() === '' ? {} : { description: cutText(text.trim(), MAX_NOTES).kept }
}

/** Calendar programs take control characters for the end of a line or file. */
const oneLine = (words: string): string => words.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')

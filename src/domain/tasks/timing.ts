// A task's date and its repetition: set, moved, cleared, and said in words.

import type { TaskStartMoment } from '../../contracts/tasks.ts'
import { type Due, meaningOf } from '../../language/date-meaning.ts'
import {
  describeRecurrence,
  firstOccurrenceOf,
  type RecurrenceRule as Recurring,
  readRecurrence,
  readRhythm,
} from '../../language/recurrence.ts'
import { newId } from '../../models/id.ts'
import { taskMetadata } from '../../models/json.ts'
import { Recurrence } from '../../models/recurrence.ts'
import type { Task } from '../../models/task.ts'
import { addDays, type Day, localDay, localTime, wallClockInstant } from '../../time/index.ts'
import { DomainError } from '../../user-error.ts'
import * as changes from '../request/change-log.ts'
import { type Me, readingOf, todayOf, touch, zoneOf } from '../request/me.ts'
import { recordMove } from './deferrals.ts'
import { requireTaskOpen } from './open.ts'
import { lockTaskForChange, refreshTask } from './rows.ts'

/** The result of moving a task. */
export interface MoveResult {
  readonly happened: 'moved' | 'already'
  /** "every Monday at 09:00"; null if it does not repeat. */
  readonly rhythm: string | null
}

type DueInput = Pick<Due, 'instant' | 'hasTime' | 'part' | 'isWholeDay'>

/** Changes or clears a task's date; its repetition stays, and its time of day if only a day is given. */
export async function moveTask(me: Me, given: Task, to: DueInput | null): Promise<MoveResult> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const due = to && withTimeOfDay(me, task, to)
  const rhythm = await loadRecurrenceText(me, task)
  const isSame =
    (task.due_date?.getTime() ?? null) === (due?.instant.getTime() ?? null) &&
    task.parsedMetadata.has_due_time === (due?.hasTime ?? false) &&
    (task.parsedMetadata.due_part ?? null) === (due?.part ?? null)
  if (isSame) return { happened: 'already', rhythm }
  const before = task.due_date
  await setDueDate(me, task, due, true)
  await recordMove(me, task, before)
  given.$set(task)
  return { happened: 'moved', rhythm }
}

/**
 * A day without a time takes over the task's own, or its part of the day: moved to tomorrow, 14:00 stays
 * 14:00, unless the words say that it has no time.
 */
function withTimeOfDay(me: Me, { due_date, parsedMetadata }: Task, to: DueInput): DueInput {
  if (to.hasTime || to.part || due_date === null) return to
  const zone = zoneOf(me)
  if (!parsedMetadata.has_due_time)
    return parsedMetadata.due_part === undefined ? to : { ...to, part: parsedMetadata.due_part }
  if (to.isWholeDay) return to
  const instant = wallClockInstant(localDay(to.instant, zone, '00:00'), localTime(due_date, zone), zone)
  return instant === null || instant <= me.now ? to : { instant, hasTime: true }
}

/**
 * Makes a task repeat, or stop repeating (null).
 * @param rhythm "mon", "every 2 weeks on tue 9am", "3 days after done", or a parsed one
 * @param from its first date; by default the rule's first from today on
 * @throws DomainError if the words are no rhythm
 */
export async function setTaskRecurrence(
  me: Me,
  given: Task,
  rhythm: string | Recurring | null,
  from?: Due | null,
): Promise<MoveResult> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const before = me.journal.rowChanges.length
  const known = await Recurrence.query(me.trx).findOne({ task_id: task.task_id })
  if (rhythm === null) {
    if (known) await changes.remove(me, known)
    if (from !== undefined) await setDueDate(me, task, from, true)
  } else {
    const { recurrence: read, begins } =
      typeof rhythm === 'string' ? readSeries(me, rhythm) : { recurrence: rhythm, begins: null }
    // A date set by hand is the first one, and its time becomes the rhythm's.
    const dated = from === undefined && !known ? futureDueDate(me, task) : from
    const rule = {
      ...read,
      local_time: read.local_time ?? dated?.time ?? known?.local_time ?? null,
      excluded_dates: read.excluded_dates ?? null,
    }
    const first = from ?? firstFutureDueDate(me, rule, begins ?? dated?.day)
    if (!first) throw new DomainError('task.never-repeats', { rhythm: describeRecurrence(rule) })
    const start_date = first.day
    const { basis, local_time, excluded_dates } = rule
    const row = { rule: rule.rule, basis, local_time, excluded_dates, start_date }
    if (known) {
      const isSameRule = describeRecurrence(known) === describeRecurrence(rule) && known.rule === rule.rule
      const isChanged = !isSameRule || Boolean(from) || (begins !== null && begins !== known.start_date)
      if (isChanged) await changes.update(me, known, row)
      if (isChanged) await setDueDate(me, task, first, true)
    } else {
      await changes.insert(me, Recurrence, {
        recurrence_id: newId(),
        task_id: task.task_id,
        ...row,
        created_at: me.now,
        updated_at: me.now,
      })
      await setDueDate(me, task, first, true)
    }
  }
  refreshTask(me, given, task)
  return {
    happened: me.journal.rowChanges.length > before ? 'moved' : 'already',
    rhythm: await loadRecurrenceText(me, task),
  }
}

/** The words of a series, and the first day that they name. */
function readSeries(me: Me, words: string): { readonly recurrence: Recurring; readonly begins: Day | null } {
  const recurrence = readRecurrence(words, readingOf(me))
  const from = readRhythm(words, readingOf(me))?.from ?? null
  return { recurrence, begins: from && (meaningOf({ ...from, clock: null }, readingOf(me))?.day ?? null) }
}

/** Its repetition in words; null if it does not repeat. */
export async function loadRecurrenceText(me: Me, { task_id }: Task): Promise<string | null> {
  const found = await Recurrence.query(me.trx).findOne({ task_id })
  return found ? describeRecurrence(found) : null
}

/** A task's repetition in words, and when it starts. */
export interface TaskTiming {
  readonly rhythm: string | null
  readonly start: TaskStartMoment | null
}

/** The repetitions and starts of these, by task; tasks without either are absent. One query. */
export async function loadTaskTiming(me: Me, tasks: readonly Task[]): Promise<ReadonlyMap<string, TaskTiming>> {
  if (tasks.length === 0) return new Map()
  const rows: (RecurrenceRow & { task_id: string; starts_at: Date | null; start_date: string | null })[] = await me
    .trx('tasks')
    .leftJoin('recurrences', 'recurrences.task_id', 'tasks.task_id')
    .leftJoin('task_starts', 'task_starts.task_id', 'tasks.task_id')
    .select('tasks.task_id', 'recurrences.rule', 'recurrences.basis', 'recurrences.local_time')
    .select('recurrences.excluded_dates', 'task_starts.starts_at', 'task_starts.start_date')
    .whereIn(
      'tasks.task_id',
      tasks.map(({ task_id }) => task_id),
    )
  return new Map(
    rows.map(({ task_id, starts_at, start_date, rule, basis, ...rest }) => [
      task_id,
      {
        rhythm: rule === null || basis === null ? null : describeRecurrence({ ...rest, rule, basis }),
        start: starts_at === null ? null : { at: starts_at, hasTime: start_date === null },
      },
    ]),
  )
}

interface RecurrenceRow {
  readonly rule: string | null
  readonly basis: Recurrence['basis'] | null
  readonly local_time: string | null
  readonly excluded_dates: string | null
}

/** Its date, if not past. */
function futureDueDate(me: Me, { due_date, parsedMetadata }: Task): Due | null {
  const day = due_date && localDay(due_date, zoneOf(me), '00:00')
  if (!due_date || !day || day < todayOf(me)) return null
  const time = localTime(due_date, zoneOf(me))
  return parsedMetadata.has_due_time
    ? { day, time, instant: due_date, hasTime: true }
    : { day, instant: due_date, hasTime: false }
}

/** From that day on, or from today; if the time has passed today, from tomorrow. */
export function firstFutureDueDate(me: Me, rule: Recurring, from = todayOf(me)): Due | null {
  const first = firstOccurrenceOf(rule, from, zoneOf(me))
  return first && first.instant <= me.now ? firstOccurrenceOf(rule, addDays(todayOf(me), 1), zoneOf(me)) : first
}

/**
 * Writes the date, its time and its part of the day; null clears them.
 * @param isTyped the person set it, which is consent to its reminder
 */
export async function setDueDate(
  me: Me,
  task: Task,
  due: Pick<Due, 'instant' | 'hasTime' | 'part'> | null,
  isTyped = false,
): Promise<void> {
  await changes.update(me, task, {
    due_date: due?.instant ?? null,
    metadata: taskMetadata.merge(task.metadata, {
      has_due_time: due?.hasTime ?? false,
      due_part: due?.part,
      ...(isTyped ? { is_silent: undefined } : {}),
    }),
  })
  touch(me, 'task', task.task_id)
}

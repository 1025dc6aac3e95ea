// Due dates and repetition. Missed occurrences never pile up: the next one is after today.

import type { Due } from '../../language/date-meaning.ts'
import {
  describeRecurrence,
  firstOccurrenceOf,
  nextOccurrenceOf,
  type RecurrenceRule as Recurring,
  readRecurrence,
} from '../../language/recurrence.ts'
import { newId } from '../../models/id.ts'
import { taskMetadata } from '../../models/json.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Task } from '../../models/task.ts'
import { addDays, localDay, localTime } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, readingOf, todayOf, touch, zoneOf } from '../request/me.ts'
import { dropTask } from './dropping.ts'
import { requireTaskOpen } from './open.ts'
import { lockTaskForChange, refreshTask } from './rows.ts'
import { copyRunway } from './runway/index.ts'
import { syncTaskTree } from './trees.ts'

/** The result of moving a task. */
export interface MoveResult {
  readonly happened: 'moved' | 'already'
  /** "every Monday at 09:00"; null if it does not repeat. */
  readonly rhythm: string | null
}

/** Changes or clears a task's date; its repetition stays. */
export async function moveTask(
  me: Me,
  given: Task,
  due: Pick<Due, 'instant' | 'hasTime' | 'part'> | null,
): Promise<MoveResult> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const rhythm = await loadRecurrenceText(me, task)
  const isSame =
    (task.due_date?.getTime() ?? null) === (due?.instant.getTime() ?? null) &&
    task.parsedMetadata.has_due_time === (due?.hasTime ?? false)
  if (isSame) return { happened: 'already', rhythm }
  await setDueDate(me, task, due)
  given.$set(task)
  return { happened: 'moved', rhythm }
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
    if (from !== undefined) await setDueDate(me, task, from)
  } else {
    const read = typeof rhythm === 'string' ? readRecurrence(rhythm, readingOf(me)) : rhythm
    // A date set by hand is the first one, and its time becomes the rhythm's.
    const dated = from === undefined && !known ? futureDueDate(me, task) : from
    const rule = { ...read, local_time: read.local_time ?? dated?.time ?? known?.local_time ?? null }
    const first = from ?? firstFutureDueDate(me, rule, dated?.day)
    const start_date = first?.day ?? todayOf(me)
    const row = { rule: rule.rule, basis: rule.basis, local_time: rule.local_time, start_date }
    if (known) {
      const isSameRule = known.rule === rule.rule && known.basis === rule.basis && known.local_time === rule.local_time
      if (!isSameRule || from) await changes.update(me, known, row)
      if (!isSameRule || from) await setDueDate(me, task, first)
    } else {
      await changes.insert(me, Recurrence, {
        recurrence_id: newId(),
        task_id: task.task_id,
        ...row,
        created_at: me.now,
        updated_at: me.now,
      })
      await setDueDate(me, task, first)
    }
  }
  refreshTask(me, given, task)
  return {
    happened: me.journal.rowChanges.length > before ? 'moved' : 'already',
    rhythm: await loadRecurrenceText(me, task),
  }
}

/**
 * Moves a repeating task on to its next occurrence without finishing it. The last one of a series is dropped, and so is
 * a task that does not repeat.
 */
export async function skipOccurrence(me: Me, given: Task): Promise<'skipped' | 'ended' | 'dropped'> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const rhythm = await Recurrence.query(me.trx).findOne({ task_id: task.task_id })
  const next = rhythm && nextAfter(me, rhythm, task)
  if (!next) await dropTask(me, task)
  else await setDueDate(me, task, next)
  refreshTask(me, given, task)
  return next ? 'skipped' : rhythm ? 'ended' : 'dropped'
}

/** The occurrence after the present one; null if the rule has ended. */
function nextAfter(me: Me, rhythm: Recurrence, task: Task): Due | null {
  const zone = zoneOf(me)
  const due = task.due_date ? localDay(task.due_date, zone, '00:00') : null
  return nextOccurrenceOf(rhythm, { today: todayOf(me), due, start: rhythm.start_date, zone })
}

/** Its repetition in words; null if it does not repeat. */
export async function loadRecurrenceText(me: Me, { task_id }: Task): Promise<string | null> {
  const found = await Recurrence.query(me.trx).findOne({ task_id })
  return found ? describeRecurrence(found) : null
}

/** The repetition of these, by task. One query. */
export async function loadRecurrenceTexts(me: Me, tasks: readonly Task[]): Promise<ReadonlyMap<string, string>> {
  const ids = tasks.map(({ task_id }) => task_id)
  const found = ids.length === 0 ? [] : await Recurrence.query(me.trx).whereIn('task_id', ids)
  return new Map(found.map((each) => [each.task_id, describeRecurrence(each)]))
}

/** The next occurrence of a task that was just done, as a new task that takes over the rhythm. Null: none. */
export async function createNextOccurrence(me: Me, task: Task): Promise<Task | null> {
  const rhythm = await Recurrence.query(me.trx).findOne({ task_id: task.task_id })
  if (!rhythm) return null
  const due = nextAfter(me, rhythm, task)
  if (!due) return null
  const next = await changes.insert(me, Task, {
    task_id: newId(),
    title: task.title,
    description: task.description,
    project_id: task.project_id,
    parent_id: task.parent_id,
    capture_type: task.capture_type,
    status: 'todo',
    priority: task.priority,
    estimated_hours: task.estimated_hours,
    tags: task.tags,
    assignee_id: task.assignee_id,
    due_date: due.instant,
    scope: task.scope,
    delegation_mode: task.delegation_mode,
    level: task.level,
    custom_emoji: task.custom_emoji,
    decomposition_state: task.decomposition_state,
    is_leaf: true,
    leaf_type: task.leaf_type,
    zone_id: task.zone_id,
    metadata: taskMetadata.merge(null, { has_due_time: due.hasTime }),
    created_at: me.now,
    updated_at: me.now,
  })
  await copySteps(me, task, next)
  await copyRunway(me, task, next)
  await changes.update(me, rhythm, { task_id: next.task_id })
  await syncTaskTree(me, [next.task_id])
  return next
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
 * "done plants" said twice means one occurrence: a task created a minute ago by finishing the previous one is not
 * finished too.
 */
export async function isFreshOccurrence(me: Me, task: Task): Promise<boolean> {
  if (me.now.getTime() - task.created_at.getTime() > 60_000) return false
  const rhythm = await Recurrence.query(me.trx).findOne({ task_id: task.task_id })
  return rhythm !== undefined && rhythm.created_at < task.created_at
}

async function setDueDate(me: Me, task: Task, due: Pick<Due, 'instant' | 'hasTime' | 'part'> | null): Promise<void> {
  await changes.update(me, task, {
    due_date: due?.instant ?? null,
    metadata: taskMetadata.merge(task.metadata, { has_due_time: due?.hasTime ?? false, due_part: due?.part }),
  })
  touch(me, 'task', task.task_id)
}

/** A copy of its steps, all open. */
async function copySteps(me: Me, from: Task, to: Task): Promise<void> {
  const steps = await MicroStep.query(me.trx).where({ parent_task_id: from.task_id }).orderBy('step_number')
  await changes.insertAll(
    me,
    MicroStep,
    steps.map((step) => ({
      step_id: newId(),
      parent_task_id: to.task_id,
      step_number: step.step_number,
      description: step.description,
      estimated_minutes: step.estimated_minutes,
      delegation_mode: step.delegation_mode,
      emoji: step.emoji,
      is_completed: false,
      completed_at: null,
      created_at: me.now,
    })),
  )
}

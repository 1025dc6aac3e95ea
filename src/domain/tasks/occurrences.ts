// Occurrences of a task that repeats: the next one after it is done or skipped. Missed ones never pile up: the next is
// after today.

import type { Due } from '../../language/date-meaning.ts'
import { isOccurrence, nextOccurrenceOf, remainingRule } from '../../language/recurrence.ts'
import { newId } from '../../models/id.ts'
import { type TaskMetadata, taskMetadata } from '../../models/json.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Task } from '../../models/task.ts'
import { type Day, localDay } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, todayOf, touch, zoneOf } from '../request/me.ts'
import { dropTask } from './dropping.ts'
import { requireTaskOpen } from './open.ts'
import { lockTaskForChange, refreshTask } from './rows.ts'
import { copyRunway } from './runway/index.ts'
import { setDueDate } from './timing.ts'
import { syncTaskTree } from './trees.ts'

/**
 * Moves a repeating task on to its next occurrence without finishing it. The last one of a series is dropped, and so is
 * a task that does not repeat.
 */
export async function skipOccurrence(me: Me, given: Task): Promise<'skipped' | 'ended' | 'dropped'> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const rhythm = await Recurrence.query(me.trx).findOne({ task_id: task.task_id })
  const next = rhythm && nextAfter(me, rhythm, task)
  if (!rhythm || !next) await dropTask(me, task)
  else {
    await changes.update(me, rhythm, { rule: remainingRule(rhythm) ?? rhythm.rule })
    await setDueDate(me, task, next)
  }
  refreshTask(me, given, task)
  return next ? 'skipped' : rhythm ? 'ended' : 'dropped'
}

/** What leaving out one day of a series came to; `next` is its date after that. */
export type SkippedDay =
  | { readonly happened: 'skipped' | 'skipped that day' | 'already' }
  /** It doesn't come on that day. */
  | { readonly happened: 'not then' }
  /** It does not repeat, so there is no single day to leave out. */
  | { readonly happened: 'no series' }

/**
 * Leaves out the occurrence of one day, in the person's zone: the present one is skipped, a later one is excluded from the
 * rule, and the present one stays.
 */
export async function skipDay(me: Me, given: Task, day: Day): Promise<SkippedDay> {
  const rhythm = await Recurrence.query(me.trx).findOne({ task_id: given.task_id })
  if (!rhythm) return { happened: 'no series' }
  const zone = zoneOf(me)
  const due = given.due_date ? localDay(given.due_date, zone, '00:00') : null
  if (due === day) {
    const result = await skipOccurrence(me, given)
    return { happened: result === 'dropped' ? 'no series' : 'skipped' }
  }
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  if (rhythm.excluded_dates?.split(',').includes(day)) return { happened: 'already' }
  const isLater = due !== null && day > due
  if (!isLater || !isOccurrence(rhythm, day, { start: rhythm.start_date, zone }, null)) return { happened: 'not then' }
  const excluded = [...(rhythm.excluded_dates?.split(',') ?? []), day].join(',')
  await changes.update(me, rhythm, { excluded_dates: excluded })
  touch(me, 'task', task.task_id)
  return { happened: 'skipped that day' }
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
    metadata: taskMetadata.merge(null, { has_due_time: due.hasTime, ...reminderSettings(task) }),
    created_at: me.now,
    updated_at: me.now,
  })
  await copySteps(me, task, next)
  await copyRunway(me, task, next)
  await changes.update(me, rhythm, { task_id: next.task_id, rule: remainingRule(rhythm) ?? rhythm.rule })
  await syncTaskTree(me, [next.task_id])
  return next
}

/** What each occurrence takes over: how it reminds, and a kind that the person chose. */
function reminderSettings({ parsedMetadata }: Task): Partial<TaskMetadata> {
  const { remind_leads, remind_every, remind_times, is_kind_chosen, is_silent } = parsedMetadata
  return { remind_leads, remind_every, remind_times, is_kind_chosen, is_silent }
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

/** The occurrence after the present one; null if the rule has ended. */
function nextAfter(me: Me, rhythm: Recurrence, task: Task): Due | null {
  if (remainingRule(rhythm) === null) return null
  const zone = zoneOf(me)
  const due = task.due_date ? localDay(task.due_date, zone, '00:00') : null
  return nextOccurrenceOf(rhythm, { today: todayOf(me), due, start: rhythm.start_date, zone })
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

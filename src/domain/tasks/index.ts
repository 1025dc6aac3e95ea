// Operations on a task: capture, start, finish, block, edit. Entry to `tasks/*.ts`.
import type { TaskReminders } from '../../contracts/tasks.ts'
import type { DayPart } from '../../language/date-shapes.ts'
import { guessTaskKind } from '../../language/task-kinds.ts'
import { newId } from '../../models/id.ts'
import { taskMetadata } from '../../models/json.ts'
import { Task } from '../../models/task.ts'
import { cleanText, cutText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import * as projects from '../places/projects.ts'
import * as changes from '../request/change-log.ts'
import type { Me } from '../request/me.ts'
import * as xp from '../rewards/xp.ts'
import { createNextOccurrence, isFreshOccurrence } from './occurrences.ts'
import { requireNotDropped, requireTaskOpen } from './open.ts'
import { countOpenParts, findCompletableParent } from './parts.ts'
import { reminderMetadata } from './reminding.ts'
import { lockTask, lockTaskForChange, refreshTask } from './rows.ts'
import { estimatedMinutes, scopeForMinutes, syncTaskTree, toHours } from './trees.ts'
import { noteTwinAnswer, twinQuestion } from './twins.ts'

export type { DelegationMode } from '../../contracts/task-words.ts'
export { captureTypes, leafTypes, priorities, type Task } from '../../models/task.ts'
export { recomputeActualHours } from './actual.ts'
export { type AssignResult, assignTask } from './assigning.ts'
export { loadTaskDetails } from './details.ts'
export { dropTask, dropTasks, reopenTask } from './dropping.ts'
export { fileTask, findGoalsByTitle, findOwnGoal, listTaskGoals, type TaskFiling } from './filing.ts'
export {
  countHiddenTasks,
  findNextTimedTask,
  listTasks,
  TASK_VIEWS,
  TASKS_PER_PAGE,
  type TaskFilter,
  type TaskView,
} from './list.ts'
export { skipDay, skipOccurrence } from './occurrences.ts'
export { findFirstOpenPart } from './parts.ts'
export { describeReminders, type ReminderResult, remindersText, setTaskReminders } from './reminding.ts'
export {
  findCurrentTask,
  findTask,
  isFocusing,
  lockTaskForChange,
  mayChangeTask,
  openTasks,
  ownTasks,
  visibleTasks,
} from './rows.ts'
export { findNearestTasks, lookUpTasks, searchTasks } from './search.ts'
export { type StartInput, setTaskStart } from './starts.ts'
export { loadRecurrenceText, loadTaskTiming, type MoveResult, moveTask, setTaskRecurrence } from './timing.ts'

/** Fields of a task that can be set when it is captured or edited. */
export interface TaskInput {
  readonly title: string
  readonly notes: string
  /** UTC; the last minute of the person's local day if `hasTime` is false. */
  readonly due: { readonly instant: Date; readonly hasTime: boolean; readonly part?: DayPart } | null
  readonly minutes: number | null
  readonly priority: Task['priority']
  readonly tags: readonly string[]
  readonly projectId: string | null
  readonly zoneId: string | null
  readonly type: Task['capture_type']
  readonly emoji: string | null
  readonly leafType: Task['leaf_type']
  /** How it reminds; null: as the person's setting says, once. */
  readonly reminders: TaskReminders | null
}

/** Saves a task. The typed line is kept beside it. */
export async function captureTask(
  me: Me,
  words: Pick<TaskInput, 'title'> & Partial<TaskInput>,
  origin: {
    readonly line?: string
    readonly readLine?: string
    readonly url?: string
    readonly parentId?: string
    readonly asksTwin?: boolean
  } = {},
): Promise<Task> {
  const { title, description } = splitTitle(words.title, words.notes ?? '')
  const minutes = words.minutes ?? null
  const question = origin.asksTwin ? twinQuestion(me, title) : undefined
  const { made: task, answer } = await changes.insertAsking(me, Task, question, {
    task_id: newId(),
    title,
    description,
    project_id: words.projectId ?? projects.inboxIdQuery(me),
    parent_id: origin.parentId ?? null,
    capture_type: words.type ?? 'task',
    status: 'todo',
    priority: words.priority ?? 'medium',
    estimated_hours: toHours(minutes),
    tags: JSON.stringify(words.tags ?? []),
    assignee_id: me.user.user_id,
    due_date: words.due?.instant ?? null,
    scope: scopeForMinutes(minutes),
    is_leaf: true,
    total_minutes: minutes ?? 0,
    zone_id: words.zoneId ?? me.access?.zoneId ?? null,
    custom_emoji: words.emoji ?? null,
    leaf_type: words.leafType ?? guessTaskKind(title),
    metadata: JSON.stringify({
      ...(origin.line ? { raw_line: origin.line } : {}),
      ...(origin.readLine ? { read_line: origin.readLine } : {}),
      ...(origin.url ? { source_url: origin.url } : {}),
      ...(words.due ? { has_due_time: words.due.hasTime } : {}),
      ...(words.due?.part ? { due_part: words.due.part } : {}),
      ...(words.leafType ? { is_kind_chosen: true } : {}),
      ...(words.reminders ? reminderMetadata(words.reminders) : {}),
    }),
    created_at: me.now,
    updated_at: me.now,
  })
  if (question) noteTwinAnswer(task, answer)
  if (task.project_id === null) throw new Error('A person without an Inbox')
  if (origin.parentId) await syncTaskTree(me, [task.task_id])
  return task
}

/** Starts a task; an unassigned one becomes the person's. `started_at` is set once. */
export async function startTask(me: Me, given: Task): Promise<'started' | 'already'> {
  const task = await lockTaskForChange(me, given)
  if (task.status === 'in_progress' && task.delegation_mode !== 'delete') return 'already'
  requireTaskOpen(task, 'start')
  await changes.update(me, task, {
    status: 'in_progress',
    started_at: task.started_at ?? me.now,
    assignee_id: task.assignee_id ?? me.user.user_id,
    metadata: taskMetadata.merge(task.metadata, { blocked_reason: undefined }),
  })
  refreshTask(me, given, task)
  return 'started'
}

/** Who puts off what is in progress works on it no longer: it waits for its day like the others. */
export async function putBackTask(me: Me, given: Task): Promise<void> {
  const task = await lockTaskForChange(me, given)
  if (task.status !== 'in_progress') return
  await changes.update(me, task, { status: 'todo' })
  refreshTask(me, given, task)
}

/** The result of finishing a task. Instants in UTC. */
export interface FinishedTask {
  /** When it was done, if it already was. */
  readonly already: Date | null
  /** The next occurrence, if it repeats. */
  readonly next: Task | null
  /** Its parent, if no other part of it is open. */
  readonly parent: Task | null
  /** Parts of it that are still open. */
  readonly openParts: number
}

/**
 * Finishes a task. Open parts stay open; a repeating task gets its next occurrence.
 * @param at when it was done, UTC; now, if it was begun later than that
 */
export async function finishTask(me: Me, given: Task, at: Date = me.now): Promise<FinishedTask> {
  const task = await lockTaskForChange(me, given)
  if (task.status === 'done')
    return { already: task.completed_at ?? task.updated_at, next: null, parent: null, openParts: 0 }
  requireNotDropped(task)
  if (await isFreshOccurrence(me, task)) return { already: task.created_at, next: null, parent: null, openParts: 0 }
  const completed_at = task.started_at !== null && task.started_at > at ? me.now : at
  await changes.update(me, task, {
    status: 'done',
    completed_at,
    started_at: task.started_at ?? completed_at,
    assignee_id: task.assignee_id ?? me.user.user_id,
    metadata: taskMetadata.merge(task.metadata, { blocked_reason: undefined }),
  })
  await xp.awardXp(me, 'task', task.task_id, xp.XP_AWARDS[task.scope])
  const next = await createNextOccurrence(me, task)
  refreshTask(me, given, task)
  return {
    already: null,
    next,
    parent: await findCompletableParent(me, task),
    openParts: await countOpenParts(me, task),
  }
}

/**
 * Blocks it, with the reason.
 * @returns `already` if it is blocked for the same reason
 */
export async function blockTask(me: Me, given: Task, reason: string | null): Promise<'blocked' | 'already'> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task, 'block')
  const known = task.parsedMetadata.blocked_reason ?? null
  if (task.status === 'blocked' && (reason === null || reason === known)) return 'already'
  await changes.update(me, task, {
    status: 'blocked',
    metadata: taskMetadata.merge(task.metadata, { blocked_reason: reason ?? undefined }),
  })
  refreshTask(me, given, task)
  return 'blocked'
}

/**
 * Edits title, size or kind; undefined stays, null clears.
 * @returns whether anything changed
 */
export async function editTask(me: Me, given: Task, words: Partial<Omit<TaskInput, 'projectId'>>): Promise<boolean> {
  const task = await lockTaskForChange(me, given)
  const before = me.journal.rowChanges.length
  const { title, description } = splitTitle(words.title ?? task.title, words.notes ?? task.description)
  const minutes = words.minutes === undefined ? estimatedMinutes(task) : words.minutes
  await changes.update(me, task, {
    title,
    description,
    estimated_hours: toHours(minutes),
    priority: words.priority ?? task.priority,
    tags: words.tags ? JSON.stringify(words.tags) : task.tags,
    due_date: words.due === undefined ? task.due_date : (words.due?.instant ?? null),
    zone_id: words.zoneId === undefined ? task.zone_id : words.zoneId,
    capture_type: words.type ?? task.capture_type,
    custom_emoji: words.emoji === undefined ? task.custom_emoji : words.emoji,
    leaf_type: words.leafType === undefined ? kindOf(task, title) : words.leafType,
    metadata: taskMetadata.merge(task.metadata, {
      ...(words.due === undefined
        ? {}
        : { has_due_time: words.due?.hasTime ?? false, due_part: words.due?.part, is_silent: undefined }),
      ...(words.leafType === undefined ? {} : { is_kind_chosen: true }),
      ...(words.minutes === undefined ? {} : { is_estimate_own: task.parent_id === null ? undefined : true }),
    }),
  })
  if (words.minutes !== undefined) await syncTaskTree(me, [task.task_id])
  refreshTask(me, given, await lockTask(me, task))
  return me.journal.rowChanges.length > before
}

/** What new words say of its kind, unless its person chose one. */
const kindOf = (task: Task, title: string): Task['leaf_type'] =>
  title === task.title || task.parsedMetadata.is_kind_chosen ? task.leaf_type : guessTaskKind(title)

/** A title of allowed length, and the rest of it in the notes. */
function splitTitle(title: string, notes: string): { readonly title: string; readonly description: string } {
  const { kept, rest } = cutText(cleanText(title).trim(), 255)
  if (kept === '') throw new DomainError('task.no-words')
  return { title: kept, description: [rest, cleanText(notes)].filter((part) => part !== '').join('\n') }
}

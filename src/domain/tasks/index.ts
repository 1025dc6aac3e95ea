// The verbs of a task: capture, start, finish, wait, change. The door to the rest: `task/*.ts`.
import { newId } from '../../models/id.ts'
import { taskMetadata } from '../../models/json.ts'
import { Task } from '../../models/task.ts'
import { clean, cutText } from '../../text.ts'
import { UserError } from '../../user-error.ts'
import * as projects from '../places/projects.ts'
import * as changes from '../request/change-log.ts'
import type { Me } from '../request/me.ts'
import * as xp from '../rewards/xp.ts'
import { requireKept, requireOpen } from './open.ts'
import { lastPartOf, openPartsOf } from './parts.ts'
import { changed, lock, toChange } from './rows.ts'
import { advance, isFreshTurn } from './timing.ts'
import { follow, hoursOf, minutesOf, scopeOf } from './trees.ts'
import './reminding.ts'
import './undoing.ts'

export type { DelegationMode } from '../../contracts/task-words.ts'
export { captureTypes, leafTypes, priorities, type Task } from '../../models/task.ts'
export { recountActual } from './actual.ts'
export { drop, dropAll, reopen } from './dropping.ts'
export { type Filing, file, goalById, goalsOf, goalsWith } from './filing.ts'
export { type Giving, give } from './giving.ts'
export { hiddenCount, list, PAGE, type TaskFilter, type TaskView, VIEWS } from './list.ts'
export { firstOpenPart } from './parts.ts'
export { byId, current, isFocusing, mayChange, mine, open, toChange, visible } from './rows.ts'
export { lookUp, nearest, search } from './search.ts'
export { type Moved, move, repeat, rhythmOf, rhythmsOf } from './timing.ts'
export { type Whole, whole } from './whole.ts'

/** What can be known of a task when it is captured or changed. */
export interface TaskWords {
  readonly title: string
  readonly notes: string
  /** UTC; the last minute of the person's local day where `hasTime` is false. */
  readonly due: { readonly instant: Date; readonly hasTime: boolean } | null
  readonly minutes: number | null
  readonly priority: Task['priority']
  readonly tags: readonly string[]
  readonly projectId: string | null
  readonly zoneId: string | null
  readonly type: Task['capture_type']
  readonly emoji: string | null
  readonly leafType: Task['leaf_type']
}

/** Saves a task. Nothing that was typed is lost: the line itself is kept beside it. */
export async function capture(
  me: Me,
  words: Pick<TaskWords, 'title'> & Partial<TaskWords>,
  origin: { readonly line?: string; readonly url?: string; readonly parentId?: string } = {},
): Promise<Task> {
  const { title, description } = named(words.title, words.notes ?? '')
  const minutes = words.minutes ?? null
  const task = await changes.insert(me, Task, {
    task_id: newId(),
    title,
    description,
    project_id: words.projectId ?? projects.inboxId(me),
    parent_id: origin.parentId ?? null,
    capture_type: words.type ?? 'task',
    status: 'todo',
    priority: words.priority ?? 'medium',
    estimated_hours: hoursOf(minutes),
    tags: JSON.stringify(words.tags ?? []),
    assignee_id: me.user.user_id,
    due_date: words.due?.instant ?? null,
    scope: scopeOf(minutes),
    is_leaf: true,
    total_minutes: minutes ?? 0,
    zone_id: words.zoneId ?? null,
    custom_emoji: words.emoji ?? null,
    leaf_type: words.leafType ?? null,
    metadata: JSON.stringify({
      ...(origin.line ? { raw_line: origin.line } : {}),
      ...(origin.url ? { source_url: origin.url } : {}),
      ...(words.due ? { has_due_time: words.due.hasTime } : {}),
    }),
    created_at: me.now,
    updated_at: me.now,
  })
  if (task.project_id === null) throw new Error('A person without an Inbox')
  if (origin.parentId) await follow(me, [task.task_id])
  return task
}

/** Begins a task; one that nobody has becomes theirs. `started_at` is stamped once. */
export async function start(me: Me, given: Task): Promise<'started' | 'already'> {
  const task = await toChange(me, given)
  if (task.status === 'in_progress' && task.delegation_mode !== 'delete') return 'already'
  requireOpen(task, 'That is done. Reopen it first, if it is not.')
  await changes.update(me, task, {
    status: 'in_progress',
    started_at: task.started_at ?? me.now,
    assignee_id: task.assignee_id ?? me.user.user_id,
    metadata: taskMetadata.merge(task.metadata, { blocked_reason: undefined }),
  })
  changed(me, given, task)
  return 'started'
}

/** What finishing a task came to. Instants in UTC. */
export interface Finished {
  /** The moment it was done, where it was already. */
  readonly already: Date | null
  /** The next occurrence, where it repeats. */
  readonly next: Task | null
  /** The task it is a part of, if no other part of that is open. */
  readonly parent: Task | null
  /** Parts of it that are still open. */
  readonly openParts: number
}

/** Finishes a task. Its open parts stay open; where it repeats, the next occurrence begins. */
export async function done(me: Me, given: Task): Promise<Finished> {
  const task = await toChange(me, given)
  if (task.status === 'done')
    return { already: task.completed_at ?? task.updated_at, next: null, parent: null, openParts: 0 }
  requireKept(task)
  if (await isFreshTurn(me, task)) return { already: task.created_at, next: null, parent: null, openParts: 0 }
  await changes.update(me, task, {
    status: 'done',
    completed_at: me.now,
    started_at: task.started_at ?? me.now,
    assignee_id: task.assignee_id ?? me.user.user_id,
    metadata: taskMetadata.merge(task.metadata, { blocked_reason: undefined }),
  })
  await xp.pay(me, 'task', task.task_id, xp.WORTH[task.scope])
  const next = await advance(me, task)
  changed(me, given, task)
  return { already: null, next, parent: await lastPartOf(me, task), openParts: await openPartsOf(me, task) }
}

/** Notes that it waits, and for what. @returns `already` where it waits for just that */
export async function block(me: Me, given: Task, reason: string | null): Promise<'blocked' | 'already'> {
  const task = await toChange(me, given)
  requireOpen(task, 'That is done, so it waits for nothing. Reopen it first.')
  const known = task.parsedMetadata.blocked_reason ?? null
  if (task.status === 'blocked' && (reason === null || reason === known)) return 'already'
  await changes.update(me, task, {
    status: 'blocked',
    metadata: taskMetadata.merge(task.metadata, { blocked_reason: reason ?? undefined }),
  })
  changed(me, given, task)
  return 'blocked'
}

/** Changes words, size, kind; what is not named stays. Null clears. @returns whether anything differs */
export async function edit(me: Me, given: Task, words: Partial<Omit<TaskWords, 'projectId'>>): Promise<boolean> {
  const task = await toChange(me, given)
  const before = me.journal.images.length
  const minutes = words.minutes === undefined ? minutesOf(task) : words.minutes
  await changes.update(me, task, {
    ...named(words.title ?? task.title, words.notes ?? task.description),
    estimated_hours: hoursOf(minutes),
    priority: words.priority ?? task.priority,
    tags: words.tags ? JSON.stringify(words.tags) : task.tags,
    due_date: words.due === undefined ? task.due_date : (words.due?.instant ?? null),
    zone_id: words.zoneId === undefined ? task.zone_id : words.zoneId,
    capture_type: words.type ?? task.capture_type,
    custom_emoji: words.emoji === undefined ? task.custom_emoji : words.emoji,
    leaf_type: words.leafType === undefined ? task.leaf_type : words.leafType,
    metadata:
      words.due === undefined
        ? task.metadata
        : taskMetadata.merge(task.metadata, { has_due_time: words.due?.hasTime ?? false }),
  })
  if (words.minutes !== undefined) await follow(me, [task.task_id])
  changed(me, given, await lock(me, task))
  return me.journal.images.length > before
}

/** A title that fits, and the rest of it in the notes. */
function named(title: string, notes: string): { readonly title: string; readonly description: string } {
  const { kept, rest } = cutText(clean(title).trim(), 255)
  if (kept === '') throw new UserError('A task needs a few words. Try: Buy milk')
  return { title: kept, description: [rest, clean(notes)].filter((part) => part !== '').join('\n') }
}

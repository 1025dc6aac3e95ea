// The verbs of a task: capture, find, start, finish, put back, let go, change.
import type { QueryBuilder } from 'objection'
import { newId } from '../models/id.ts'
import { taskMetadata } from '../models/json.ts'
import { Task } from '../models/task.ts'
import { cutText, fold } from '../text.ts'
import { endOfLocalDay, localDay } from '../time.ts'
import { UserError } from '../user-error.ts'
import * as changes from './changes.ts'
import { type Me, touch, zoneOf } from './me.ts'
import * as projects from './projects.ts'
import { follow, hoursOf, minutesOf, scopeOf } from './trees.ts'
import * as xp from './xp.ts'
import { hiddenHere } from './zones.ts'

export { captureTypes, leafTypes, priorities, type Task } from '../models/task.ts'

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
  const { kept: title, rest } = cutText(words.title, 255)
  if (title.trim() === '') throw new UserError('A task needs a few words. Try: Buy milk')
  const minutes = words.minutes ?? null
  const task = await changes.insert(me, Task, {
    task_id: newId(),
    title,
    description: [rest, words.notes ?? ''].filter((part) => part !== '').join('\n'),
    project_id: words.projectId ?? (await projects.inbox(me)).project_id,
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
  if (origin.parentId) await follow(me, [task.task_id])
  return task
}

/** Every task the person may see on this platform, dropped ones included. */
export const visible = (me: Me): QueryBuilder<Task> =>
  Task.query(me.trx)
    .whereIn('tasks.project_id', projects.readable(me))
    .where((query) => query.whereNull('tasks.zone_id').orWhereNotIn('tasks.zone_id', hiddenHere(me)))

/** The person's own tasks: given to them, and not let go. */
export const mine = (me: Me): QueryBuilder<Task> =>
  visible(me).where('tasks.assignee_id', me.user.user_id).whereNot('tasks.delegation_mode', 'delete')

export const open = (me: Me): QueryBuilder<Task> => mine(me).whereNot('tasks.status', 'done')

/** By id; another person's task is as missing as none. */
export async function byId(me: Me, id: string): Promise<Task | undefined> {
  return visible(me).findOne({ 'tasks.task_id': id })
}

/** What is worked on now: the session's task, else the last one touched in progress, else null. */
export async function current(me: Me): Promise<Task | undefined> {
  const session = await visible(me)
    .join('focus_sessions', 'focus_sessions.task_id', 'tasks.task_id')
    .select('tasks.*')
    .where('focus_sessions.user_id', me.user.user_id)
    .whereNull('focus_sessions.ended_at')
    .first()
  return session ?? mine(me).where('tasks.status', 'in_progress').orderBy('tasks.updated_at', 'desc').first()
}

export async function start(me: Me, task: Task): Promise<'started' | 'already'> {
  if (task.status === 'in_progress') return 'already'
  if (task.status === 'done') throw new UserError('That is done. Reopen it first, if it is not.', [reopenWay(task)])
  await changes.update(me, task, { status: 'in_progress', started_at: task.started_at ?? me.now })
  touch(me, 'task', task.task_id)
  return 'started'
}

/** @returns `already` with the moment it was done, where it was. */
export async function done(me: Me, task: Task): Promise<{ readonly already: Date | null }> {
  if (task.status === 'done') return { already: task.completed_at ?? task.updated_at }
  await changes.update(me, task, { status: 'done', completed_at: me.now, started_at: task.started_at ?? me.now })
  await xp.pay(me, 'task', task.task_id, xp.WORTH[task.scope])
  touch(me, 'task', task.task_id)
  return { already: null }
}

/** Puts back what was done, let go, or blocked. */
export async function reopen(me: Me, task: Task): Promise<'reopened' | 'already'> {
  const isDropped = task.delegation_mode === 'delete'
  if (!isDropped && (task.status === 'todo' || task.status === 'in_progress')) return 'already'
  const mode = task.parsedMetadata.delegation_before_drop ?? 'do'
  await changes.update(me, task, {
    status: 'todo',
    completed_at: null,
    metadata: taskMetadata.merge(task.metadata, { delegation_before_drop: undefined, blocked_reason: undefined }),
    ...(isDropped ? { delegation_mode: mode } : {}),
  })
  touch(me, 'task', task.task_id)
  if (task.parent_id) await follow(me, [task.parent_id])
  return 'reopened'
}

/** Lets a task go: out of every list, restorable. */
export async function drop(me: Me, task: Task): Promise<'dropped' | 'already'> {
  if (task.delegation_mode === 'delete') return 'already'
  const metadata = taskMetadata.merge(task.metadata, { delegation_before_drop: task.delegation_mode })
  await changes.update(me, task, { delegation_mode: 'delete', metadata })
  touch(me, 'task', task.task_id)
  if (task.parent_id) await follow(me, [task.parent_id])
  return 'dropped'
}

/** Changes words, size, place; what is not named stays. Null clears. */
export async function edit(me: Me, task: Task, words: Partial<TaskWords>): Promise<void> {
  const { kept: title, rest } = cutText(words.title ?? task.title, 255)
  const notes = words.notes ?? task.description
  const minutes = words.minutes === undefined ? minutesOf(task) : words.minutes
  await changes.update(me, task, {
    title,
    description: [rest, notes].filter((part) => part !== '').join('\n'),
    estimated_hours: hoursOf(minutes),
    priority: words.priority ?? task.priority,
    tags: words.tags ? JSON.stringify(words.tags) : task.tags,
    due_date: words.due === undefined ? task.due_date : (words.due?.instant ?? null),
    zone_id: words.zoneId === undefined ? task.zone_id : words.zoneId,
    project_id: words.projectId ?? task.project_id,
    capture_type: words.type ?? task.capture_type,
    custom_emoji: words.emoji === undefined ? task.custom_emoji : words.emoji,
    leaf_type: words.leafType === undefined ? task.leaf_type : words.leafType,
    metadata:
      words.due === undefined
        ? task.metadata
        : taskMetadata.merge(task.metadata, { has_due_time: words.due?.hasTime ?? false }),
  })
  await follow(me, [task.task_id])
  touch(me, 'task', task.task_id)
}

export const VIEWS = ['open', 'today', 'waiting', 'blocked', 'ideas', 'done', 'dropped'] as const
export type TaskView = (typeof VIEWS)[number]

export interface TaskFilter {
  readonly view: TaskView
  readonly words?: string
  readonly zoneId?: string | null
  readonly projectId?: string | null
  readonly tag?: string | null
  /** From 1. */
  readonly page?: number
}

export const PAGE = 5

/** A page of the person's tasks, and how many there are in all. What is due first comes first. */
export async function list(me: Me, filter: TaskFilter): Promise<{ readonly found: Task[]; readonly count: number }> {
  const offset = ((filter.page ?? 1) - 1) * PAGE
  const query = among(me, filter)
  if (filter.words) {
    const found = await search(me, filter.words, query)
    return { found: found.slice(offset, offset + PAGE), count: found.length }
  }
  const count = await query.clone().resultSize()
  const newest = filter.view === 'done' ? 'tasks.completed_at' : 'tasks.updated_at'
  const ordered =
    filter.view === 'done' || filter.view === 'dropped'
      ? query.orderBy(newest, 'desc')
      : query
          .orderByRaw('CASE WHEN tasks.due_date IS NULL THEN 1 ELSE 0 END')
          .orderBy('tasks.due_date')
          .orderByRaw(`CASE tasks.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`)
          .orderBy('tasks.created_at')
  return { found: await ordered.orderBy('tasks.task_id').offset(offset).limit(PAGE), count }
}

function among(me: Me, { view, zoneId, projectId, tag }: TaskFilter): QueryBuilder<Task> {
  const query =
    view === 'dropped'
      ? visible(me).where('tasks.assignee_id', me.user.user_id).where('tasks.delegation_mode', 'delete')
      : mine(me)
  if (view === 'done') query.where('tasks.status', 'done')
  else if (view !== 'dropped') query.whereNot('tasks.status', 'done')
  if (view === 'ideas') query.where('tasks.capture_type', 'idea')
  if (view === 'open') query.whereNot('tasks.capture_type', 'idea')
  if (view === 'blocked') query.where('tasks.status', 'blocked')
  if (view === 'today') query.where('tasks.due_date', '<=', endOfLocalDay(todayOf(me), zoneOf(me)))
  // What waits: its day has come and gone, without a word of blame.
  if (view === 'waiting') query.where('tasks.due_date', '<', me.now)
  if (zoneId) query.where('tasks.zone_id', zoneId)
  if (projectId) query.where('tasks.project_id', projectId)
  if (tag) query.where('tasks.tags', 'like', `%${JSON.stringify(tag).replaceAll(/[%_]/g, '_')}%`)
  return query
}

const todayOf = (me: Me): string => localDay(me.now, zoneOf(me), me.preferences.day_starts_at)

/** Those whose title, notes or tags have every word, best first; case and accents do not count, on either engine. */
export async function search(me: Me, words: string, among: QueryBuilder<Task> = mine(me)): Promise<Task[]> {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (wanted.length === 0) return []
  const rows = await among
    .clone()
    .select('tasks.task_id', 'tasks.title', 'tasks.status', 'tasks.tags', 'tasks.description')
  const scored = rows.flatMap((row) => {
    const title = fold(row.title)
    const all = `${title} ${fold(row.tags)} ${fold(row.description)}`
    if (!wanted.every((word) => all.includes(word))) return []
    return [{ id: row.task_id, score: score(title, wanted, fold(words).trim()) - (row.status === 'done' ? 10 : 0) }]
  })
  const best = scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 200)
    .map(({ id }) => id)
  const found = new Map((await Task.query(me.trx).findByIds(best)).map((task) => [task.task_id, task]))
  return best.flatMap((id) => found.get(id) ?? [])
}

/** The whole title, its beginning, whole words in it, letters in it, anywhere. */
function score(title: string, wanted: readonly string[], whole: string): number {
  if (title === whole) return 5
  if (title.startsWith(whole)) return 4
  const words = new Set(title.split(/[^\p{L}\p{N}]+/u))
  if (wanted.every((word) => words.has(word))) return 3
  return title.includes(whole) ? 2 : 1
}

const reopenWay = (task: Task) => ({ label: 'Reopen', line: `task reopen task:${task.task_id}` })

// Lists of tasks: contents and order of each view, page by page.
import type { QueryBuilder } from 'objection'
import { Project } from '../../models/project.ts'
import { Task } from '../../models/task.ts'
import { addDays, type Day, endOfLocalDay, startOfLocalDay } from '../../time/index.ts'
import * as projects from '../places/projects.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import { type Me, todayOf, zoneOf } from '../request/me.ts'
import { orderByHand } from './hand-order.ts'
import { openTasks, visibleTasks } from './rows.ts'
import { searchTasks } from './search.ts'

/** The lists. */
export const TASK_VIEWS = ['open', 'today', 'waiting', 'blocked', 'ideas', 'added', 'done', 'dropped'] as const
export type TaskView = (typeof TASK_VIEWS)[number]

/** The filters of a list. */
export interface TaskFilter {
  readonly view: TaskView
  readonly words?: string
  readonly zoneId?: string | null
  /** For a project, everybody's tasks; else the person's own. */
  readonly projectId?: string | null
  readonly tag?: string | null
  /** Due on this local day only; of what is done, finished on it; of what was added, added on it. */
  readonly day?: Day | null
  /** The last local day of a span that begins with `day`; that day alone, if left out. */
  readonly until?: Day | null
  /** From 1. */
  readonly page?: number
  /** Tasks on a page; five unless given. */
  readonly size?: number
}

/** Tasks on a page. */
export const TASKS_PER_PAGE = 5

/** A page of tasks, and the total. By due date, today's as ordered by hand; closed tasks newest first. */
export async function listTasks(
  me: Me,
  filter: TaskFilter,
): Promise<{ readonly found: Task[]; readonly count: number }> {
  const size = filter.size ?? TASKS_PER_PAGE
  const offset = ((filter.page ?? 1) - 1) * size
  const query = filteredTasks(me, filter)
  if (filter.words) {
    const found = await searchTasks(me, filter.words, query)
    return { found: found.slice(offset, offset + size), count: found.length }
  }
  const count = await query.clone().resultSize()
  if (filter.view === 'today') orderByHand(me, query)
  return { found: await orderTasks(query, filter.view).offset(offset).limit(size), count }
}

/** The number of their open tasks hidden on this platform; nothing else is revealed. */
export async function countHiddenTasks(me: Me): Promise<number> {
  return Task.query(me.trx)
    .whereIn('tasks.zone_id', hiddenZoneIds(me))
    .where('tasks.assignee_id', me.user.user_id)
    .whereNot('tasks.delegation_mode', 'delete')
    .whereNot('tasks.status', 'done')
    .resultSize()
}

/** By due date, then priority, then age. */
export function orderTasks(query: QueryBuilder<Task>, view: TaskView): QueryBuilder<Task> {
  if (view === 'done') return query.orderBy('tasks.completed_at', 'desc').orderBy('tasks.task_id')
  if (view === 'added') return query.orderBy('tasks.created_at', 'desc').orderBy('tasks.task_id')
  if (view === 'dropped') return query.orderBy('tasks.updated_at', 'desc').orderBy('tasks.task_id')
  return query
    .orderByRaw('CASE WHEN tasks.due_date IS NULL THEN 1 ELSE 0 END')
    .orderBy('tasks.due_date')
    .orderByRaw(`CASE tasks.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`)
    .orderBy('tasks.created_at')
    .orderBy('tasks.task_id')
}

function filteredTasks(me: Me, { view, zoneId, projectId, tag, day, until }: TaskFilter): QueryBuilder<Task> {
  const query = tasksInView(me, view, projectId ?? null)
  if (view === 'ideas') query.where('tasks.capture_type', 'idea')
  if (view === 'open') query.whereNot('tasks.capture_type', 'idea')
  if (view === 'blocked') query.where('tasks.status', 'blocked')
  if (view === 'today') query.where('tasks.due_date', '<=', endOfLocalDay(todayOf(me), zoneOf(me)))
  if (day) {
    if (view === 'done' || view === 'added') {
      const { day_starts_at } = me.preferences
      const column = view === 'done' ? 'tasks.completed_at' : 'tasks.created_at'
      query.where(column, '>=', startOfLocalDay(day, zoneOf(me), day_starts_at))
      query.where(column, '<', startOfLocalDay(addDays(until ?? day, 1), zoneOf(me), day_starts_at))
    } else {
      query.where('tasks.due_date', '>=', startOfLocalDay(day, zoneOf(me), '00:00'))
      query.where('tasks.due_date', '<=', endOfLocalDay(until ?? day, zoneOf(me)))
    }
  }
  if (zoneId) query.where('tasks.zone_id', zoneId)
  if (projectId) query.where('tasks.project_id', projectId)
  if (tag) whereTagged(query, tag)
  return query
}

function tasksInView(me: Me, view: TaskView, projectId: string | null): QueryBuilder<Task> {
  const all = projectId === null ? visibleTasks(me).where('tasks.assignee_id', me.user.user_id) : visibleTasks(me)
  if (view === 'dropped') return all.where('tasks.delegation_mode', 'delete')
  if (view === 'done') return all.whereNot('tasks.delegation_mode', 'delete').where('tasks.status', 'done')
  if (view === 'added') return all.whereNot('tasks.delegation_mode', 'delete')
  if (view === 'waiting') return waitingTasks(me)
  if (projectId !== null) return all.whereNot('tasks.delegation_mode', 'delete').whereNot('tasks.status', 'done')
  return openTasks(me)
}

/** Past its day; or delegated to somebody else. */
const waitingTasks = (me: Me): QueryBuilder<Task> =>
  visibleTasks(me)
    .whereNot('tasks.delegation_mode', 'delete')
    .whereNot('tasks.status', 'done')
    .whereNotIn('tasks.project_id', projects.archivedProjectIds(me))
    .where((query) =>
      query
        .where((due) => due.where('tasks.assignee_id', me.user.user_id).where('tasks.due_date', '<', me.now))
        .orWhere((given) =>
          given
            .where('tasks.delegation_mode', 'delegate')
            .whereIn('tasks.project_id', ownProjectIds(me))
            .where((query) => query.whereNull('tasks.assignee_id').orWhereNot('tasks.assignee_id', me.user.user_id)),
        ),
    )

const ownProjectIds = (me: Me) => Project.query(me.trx).select('project_id').where('owner_id', me.user.user_id)

/** Only tasks with this tag, however its letters are spelt in JSON. */
export function whereTagged(query: QueryBuilder<Task>, tag: string): void {
  query.where((either) => {
    for (const spelt of tagPatterns(tag)) either.orWhereRaw(`tasks.tags LIKE ? ESCAPE '!'`, [`%${spelt}%`])
  })
}

/** A tag is a JSON string in a list: matched whole, with wildcards escaped, whatever the case of its first letter. */
const tagPatterns = (tag: string): string[] =>
  [tag, tag.toLowerCase(), tag.charAt(0).toUpperCase() + tag.slice(1)].map((spelt) =>
    JSON.stringify(spelt).replaceAll(/[!%_]/g, (letter) => `!${letter}`),
  )

/** Something nice on the person's list, other than this. */
export const findTreat = (me: Me, { task_id }: Pick<Task, 'task_id'>): Promise<Task | undefined> =>
  openTasks(me)
    .whereRaw(`LOWER(tasks.tags) LIKE '%"treat"%'`)
    .whereNot('tasks.task_id', task_id)
    .orderBy('tasks.created_at')
    .first()
    .then((found) => found)

/** Enough to find a timed one among things that are merely due. */
const MAX_LOOKED_AT = 50

/** The next open thing with a time, up to an instant. One query. */
export async function findNextTimedTask(me: Me, until: Date): Promise<Task | undefined> {
  const found = await openTasks(me)
    .where('tasks.due_date', '>', me.now)
    .where('tasks.due_date', '<', until)
    .orderBy('tasks.due_date')
    .limit(MAX_LOOKED_AT)
  return found.find(({ parsedMetadata }) => parsedMetadata.has_due_time)
}

// Lists of tasks: what each view shows, in which order, a page at a time.
import type { QueryBuilder } from 'objection'
import { Project } from '../../models/project.ts'
import { Task } from '../../models/task.ts'
import { endOfLocalDay } from '../../time/index.ts'
import * as projects from '../places/projects.ts'
import { hiddenHere } from '../request/hidden-zones.ts'
import { type Me, todayOf, zoneOf } from '../request/me.ts'
import { open, visible } from './rows.ts'
import { search } from './search.ts'

/** The lists there are. */
export const VIEWS = ['open', 'today', 'waiting', 'blocked', 'ideas', 'done', 'dropped'] as const
export type TaskView = (typeof VIEWS)[number]

/** What of a list is wanted. */
export interface TaskFilter {
  readonly view: TaskView
  readonly words?: string
  readonly zoneId?: string | null
  /** Of a project, everybody's tasks are shown; else the person's own. */
  readonly projectId?: string | null
  readonly tag?: string | null
  /** From 1. */
  readonly page?: number
}

/** Tasks on a page. */
export const PAGE = 5

/** A page of tasks, and how many there are in all. What is due first comes first; of what is over, the newest. */
export async function list(me: Me, filter: TaskFilter): Promise<{ readonly found: Task[]; readonly count: number }> {
  const offset = ((filter.page ?? 1) - 1) * PAGE
  const query = among(me, filter)
  if (filter.words) {
    const found = await search(me, filter.words, query)
    return { found: found.slice(offset, offset + PAGE), count: found.length }
  }
  const count = await query.clone().resultSize()
  return { found: await ordered(query, filter.view).offset(offset).limit(PAGE), count }
}

/** How many open tasks of theirs are kept off this platform: a number, and nothing else about them. */
export async function hiddenCount(me: Me): Promise<number> {
  return Task.query(me.trx)
    .whereIn('tasks.zone_id', hiddenHere(me))
    .where('tasks.assignee_id', me.user.user_id)
    .whereNot('tasks.delegation_mode', 'delete')
    .whereNot('tasks.status', 'done')
    .resultSize()
}

/** Due first, then pressing, then long here. */
export function ordered(query: QueryBuilder<Task>, view: TaskView): QueryBuilder<Task> {
  if (view === 'done') return query.orderBy('tasks.completed_at', 'desc').orderBy('tasks.task_id')
  if (view === 'dropped') return query.orderBy('tasks.updated_at', 'desc').orderBy('tasks.task_id')
  return query
    .orderByRaw('CASE WHEN tasks.due_date IS NULL THEN 1 ELSE 0 END')
    .orderBy('tasks.due_date')
    .orderByRaw(`CASE tasks.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`)
    .orderBy('tasks.created_at')
    .orderBy('tasks.task_id')
}

function among(me: Me, { view, zoneId, projectId, tag }: TaskFilter): QueryBuilder<Task> {
  const query = base(me, view, projectId ?? null)
  if (view === 'ideas') query.where('tasks.capture_type', 'idea')
  if (view === 'open') query.whereNot('tasks.capture_type', 'idea')
  if (view === 'blocked') query.where('tasks.status', 'blocked')
  if (view === 'today') query.where('tasks.due_date', '<=', endOfLocalDay(todayOf(me), zoneOf(me)))
  if (zoneId) query.where('tasks.zone_id', zoneId)
  if (projectId) query.where('tasks.project_id', projectId)
  if (tag)
    query.where((query) => {
      for (const spelt of spellings(tag)) query.orWhereRaw(`tasks.tags LIKE ? ESCAPE '!'`, [`%${spelt}%`])
    })
  return query
}

function base(me: Me, view: TaskView, projectId: string | null): QueryBuilder<Task> {
  const all = projectId === null ? visible(me).where('tasks.assignee_id', me.user.user_id) : visible(me)
  if (view === 'dropped') return all.where('tasks.delegation_mode', 'delete')
  if (view === 'done') return all.whereNot('tasks.delegation_mode', 'delete').where('tasks.status', 'done')
  if (view === 'waiting') return waiting(me)
  if (projectId !== null) return all.whereNot('tasks.delegation_mode', 'delete').whereNot('tasks.status', 'done')
  return open(me)
}

/** Its day has come and gone, without a word of blame; or somebody else does it for them. */
const waiting = (me: Me): QueryBuilder<Task> =>
  visible(me)
    .whereNot('tasks.delegation_mode', 'delete')
    .whereNot('tasks.status', 'done')
    .whereNotIn('tasks.project_id', projects.archived(me))
    .where((query) =>
      query
        .where((due) => due.where('tasks.assignee_id', me.user.user_id).where('tasks.due_date', '<', me.now))
        .orWhere((given) =>
          given
            .where('tasks.delegation_mode', 'delegate')
            .whereIn('tasks.project_id', ownProjects(me))
            .where((query) => query.whereNull('tasks.assignee_id').orWhereNot('tasks.assignee_id', me.user.user_id)),
        ),
    )

const ownProjects = (me: Me) => Project.query(me.trx).select('project_id').where('owner_id', me.user.user_id)

/** A tag is a JSON string in a list: whole, its wildcards are letters, however its first letter was typed. */
const spellings = (tag: string): string[] =>
  [tag, tag.toLowerCase(), tag.charAt(0).toUpperCase() + tag.slice(1)].map((spelt) =>
    JSON.stringify(spelt).replaceAll(/[!%_]/g, (letter) => `!${letter}`),
  )

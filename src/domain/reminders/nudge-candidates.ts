// Something small to do for each of many people at once, for the nudges that offer it.

import type { Transaction } from 'objection'
import type { TaskCandidate } from '../../contracts/tasks.ts'
import { isPostgres, rawRows } from '../../models/bulk.ts'
import { loadTasks } from './nudge-subjects.ts'

/** For whom a small task is needed. */
export interface NudgeCandidateQuery {
  readonly userId: string
  /** The platform of the nudge: what is hidden there is left out. */
  readonly platform: string
  /** The longest that fits the energy. */
  readonly minutes: number
  /** The end of their day, UTC: what is due by then comes first. */
  readonly dayEnds: Date
}

/** Known small ones, then those without an estimate, then larger ones. */
const SMALLEST_FIRST = 'CASE WHEN minutes <= 15 THEN 0 WHEN minutes IS NULL THEN 1 ELSE 2 END, minutes'

/**
 * Open tasks of each person, for many people in one statement.
 * @param order `plan`: as `rituals.candidates`; `smallest`: by estimate
 */
export async function loadNudgeCandidates(
  trx: Transaction,
  seekers: readonly NudgeCandidateQuery[],
  limit: number,
  order: 'plan' | 'smallest' = 'plan',
): Promise<ReadonlyMap<string, readonly TaskCandidate[]>> {
  if (seekers.length === 0) return new Map()
  const given = seekers.map(() => (isPostgres(trx) ? '(?::uuid, ?, ?::integer, ?::timestamptz)' : '(?, ?, ?, ?)'))
  const columns = ['user_id', 'platform', 'minutes', 'day_ends']
  const seek = isPostgres(trx)
    ? `(VALUES ${given.join(', ')}) AS s (${columns.join(', ')})`
    : `(SELECT ${columns.map((name, index) => `column${index + 1} AS ${name}`).join(', ')} FROM (VALUES ${given.join(', ')})) AS s`
  const result: unknown = await trx.raw(
    `WITH ready AS (
       SELECT t.task_id, t.due_date, t.priority, t.created_at, s.user_id, s.minutes AS most, s.day_ends,
         COALESCE((SELECT m.estimated_minutes FROM micro_steps AS m WHERE m.parent_task_id = t.task_id AND NOT m.is_completed
           ORDER BY m.step_number LIMIT 1), NULLIF(t.total_minutes, 0)) AS minutes
       FROM ${seek} JOIN tasks AS t ON t.assignee_id = s.user_id
       WHERE t.status IN ('todo', 'in_progress') AND t.capture_type <> 'idea'
         AND t.delegation_mode NOT IN ('delete', 'delegate') AND t.is_leaf
         AND NOT EXISTS (SELECT 1 FROM zone_platforms AS z
           WHERE z.zone_id = t.zone_id AND z.platform = s.platform AND z.is_hidden)
         AND (t.status = 'in_progress' OR NOT EXISTS (SELECT 1 FROM task_starts AS b
           WHERE b.task_id = t.task_id AND b.starts_at > s.day_ends))
     ), best AS (
       SELECT task_id, user_id, minutes, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY
         ${order === 'smallest' ? SMALLEST_FIRST : 'CASE WHEN minutes > most THEN 1 ELSE 0 END'},
         CASE WHEN due_date <= day_ends THEN 0 WHEN due_date IS NULL THEN 1 ELSE 2 END, due_date,
         CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END,
         CASE WHEN minutes IS NULL THEN 1 ELSE 0 END, created_at, task_id) AS place
       FROM ready
     )
     SELECT task_id, user_id, minutes FROM best WHERE place <= ? ORDER BY user_id, place`,
    [...seekers.flatMap(({ userId, platform, minutes, dayEnds }) => [userId, platform, minutes, dayEnds]), limit],
  )
  const rows = rawRows(result)
  const found = await loadTasks(
    trx,
    rows.map(({ task_id }) => String(task_id)),
  )
  const byUser = new Map<string, TaskCandidate[]>()
  for (const { task_id, user_id, minutes } of rows) {
    const task = found.get(String(task_id))
    const list = byUser.get(String(user_id)) ?? []
    if (task) list.push({ task, minutes: typeof minutes === 'number' ? minutes : null })
    byUser.set(String(user_id), list)
  }
  return byUser
}

// What the lists for programs share: instants as text, and the conditions of their filters.
import type { Me } from '../../domain/request/me.ts'
import { visibleTasks } from '../../domain/tasks/rows.ts'

export const isoInstant = (at: Date): string => at.toISOString()
export const isoInstantOrNull = (at: Date | null): string | null => at?.toISOString() ?? null

/** Rows from the filter's `since` on. */
export function whereSince<Q extends { where(column: string, op: string, value: Date): unknown }>(
  rows: Q,
  column: string,
  filters: Readonly<Record<string, string>>,
): Q {
  if (filters['since']) rows.where(column, '>=', new Date(filters['since']))
  return rows
}

/** Which of these tasks the person sees here. One query. */
export async function seenTaskIds(me: Me, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const seen = await visibleTasks(me).whereIn('tasks.task_id', [...new Set(ids)])
  return new Set(seen.map(({ task_id }) => task_id))
}

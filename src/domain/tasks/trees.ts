// Trees of tasks: `parent_id` is authoritative; level, children_ids, is_leaf and total_minutes are derived here only.
import { type ColumnTypes, updateMany } from '../../models/bulk.ts'
import { maxTaskLevel, Task } from '../../models/task.ts'
import type { Me } from '../request/me.ts'
import { syncDecompositionState } from './steps/decomposition-state.ts'

/** Estimated minutes, null if unknown. Hours are stored with two decimals, enough for any minute. */
export const estimatedMinutes = (task: Pick<Task, 'estimated_hours'>): number | null =>
  task.estimated_hours === null ? null : Math.round(task.estimated_hours * 60)

/** Minutes as hours with two decimals, as in the schema. */
export const toHours = (minutes: number | null): number | null =>
  minutes === null ? null : Math.round((minutes / 60) * 100) / 100

/** Under 15 minutes simple, to 60 medium, above complex; without an estimate simple */
export function scopeForMinutes(minutes: number | null): Task['scope'] {
  if (minutes === null || minutes < 15) return 'simple'
  return minutes <= 60 ? 'medium' : 'complex'
}

/**
 * Updates everything derived from parents and estimates: these tasks, their descendants if the level changed, and all
 * ancestors. Three reads a level for any number of tasks, and a write for some hundred that differ.
 */
export async function syncTaskTree(me: Me, taskIds: readonly string[]): Promise<void> {
  const seen = new Set<string>()
  let ids = [...new Set(taskIds)]
  for (let round = 0; ids.length > 0 && round <= 2 * maxTaskLevel + 2; round++) {
    const tasks = await Task.query(me.trx).findByIds(ids)
    const parents = new Map(
      (await Task.query(me.trx).findByIds(tasks.flatMap(({ parent_id }) => parent_id ?? []))).map((task) => [
        task.task_id,
        task,
      ]),
    )
    const children = await Task.query(me.trx)
      .whereIn('parent_id', ids)
      .orderBy([{ column: 'created_at' }, { column: 'task_id' }])
    const childrenOf = new Map<string | null, Task[]>()
    for (const child of children) {
      const siblings = childrenOf.get(child.parent_id)
      if (siblings) siblings.push(child)
      else childrenOf.set(child.parent_id, [child])
    }
    const next = new Set<string>()
    const changed: DerivedRow[] = []
    for (const task of tasks) {
      const own = childrenOf.get(task.task_id) ?? []
      const level = task.parent_id ? (parents.get(task.parent_id)?.level ?? -1) + 1 : 0
      const moved = level !== task.level
      const patch = derivedFields(task, level, own)
      if (patch) changed.push({ task_id: task.task_id, ...patch })
      if (moved) for (const child of own) next.add(child.task_id)
      if (task.parent_id && (patch || !seen.has(task.task_id))) next.add(task.parent_id)
      seen.add(task.task_id)
    }
    // Derived values are no edit of the task, so `updated_at` stays.
    for (let at = 0; at < changed.length; at += ROWS_AT_ONCE)
      await updateMany(me.trx, Task.tableName, Task.idColumn, DERIVED_COLUMNS, changed.slice(at, at + ROWS_AT_ONCE))
    ids = [...next]
  }
  await syncDecompositionState(me, [...seen])
}

/** All descendants of these tasks, visible or not, level by level, without themselves. */
export async function listDescendants(me: Me, taskIds: readonly string[]): Promise<Task[]> {
  const found: Task[] = []
  let ids: readonly string[] = taskIds
  for (let depth = 0; ids.length > 0 && depth <= maxTaskLevel; depth++) {
    const children = await Task.query(me.trx)
      .whereIn('parent_id', ids)
      .orderBy([{ column: 'created_at' }, { column: 'task_id' }])
    found.push(...children)
    ids = children.map(({ task_id }) => task_id)
  }
  return found
}

/** Rows of one statement: SQLite binds 32,766 values. */
const ROWS_AT_ONCE = 500

const DERIVED_COLUMNS = {
  task_id: 'uuid',
  level: 'integer',
  children_ids: 'text',
  is_leaf: 'boolean',
  total_minutes: 'integer',
  scope: 'text',
} as const satisfies ColumnTypes

type DerivedRow = Pick<Task, keyof typeof DERIVED_COLUMNS>

/** The derived columns, if any differs; null if none do. */
function derivedFields(task: Task, level: number, children: readonly Task[]): Omit<DerivedRow, 'task_id'> | null {
  const living = children.filter(({ delegation_mode }) => delegation_mode !== 'delete')
  const own = estimatedMinutes(task)
  const follows = {
    level,
    children_ids: JSON.stringify(children.map(({ task_id }) => task_id)),
    is_leaf: children.length === 0,
    total_minutes: living.length > 0 ? living.reduce((sum, child) => sum + child.total_minutes, 0) : (own ?? 0),
    scope: scopeForMinutes(own),
  }
  const isSame = Object.entries(follows).every(([name, value]) => task[name as keyof Task] === value)
  return isSame ? null : follows
}

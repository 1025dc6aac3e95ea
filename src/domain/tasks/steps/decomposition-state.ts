// `decomposition_state` of a task: `stub` not tried, `decomposing` proposed, `decomposed` has steps or parts, `atomic`
// kept whole. Derived, so undo recomputes it.
import { type ColumnTypes, updateMany } from '../../../models/bulk.ts'
import { MicroStep } from '../../../models/micro-step.ts'
import { type DecompositionState, Task } from '../../../models/task.ts'
import type { Me } from '../../request/me.ts'

/** Sets it for one task; `updated_at` stays. */
export async function setDecompositionState(me: Me, task: Task, state: DecompositionState): Promise<void> {
  if (task.decomposition_state === state) return
  await Task.query(me.trx).findById(task.task_id).patch({ decomposition_state: state, updated_at: task.updated_at })
  task.$set({ decomposition_state: state })
}

/** Recomputes it after steps or parts changed. Three queries, and one for some hundred that differ. */
export async function syncDecompositionState(me: Me, taskIds: readonly string[]): Promise<void> {
  const tasks = await Task.query(me.trx).findByIds([...new Set(taskIds)])
  const ids = tasks.map(({ task_id }) => task_id)
  const stepped = await MicroStep.query(me.trx).distinct('parent_task_id').whereIn('parent_task_id', ids)
  const parted = await Task.query(me.trx).distinct('parent_id').whereIn('parent_id', ids)
  const apart = new Set([
    ...stepped.map(({ parent_task_id }) => parent_task_id),
    ...parted.map(({ parent_id }) => parent_id),
  ])
  const changed = tasks.flatMap(({ task_id, decomposition_state: was }) => {
    const is = apart.has(task_id) ? 'decomposed' : was === 'decomposed' ? 'stub' : was
    return is === was ? [] : [{ task_id, decomposition_state: is }]
  })
  for (let at = 0; at < changed.length; at += ROWS_AT_ONCE)
    await updateMany(me.trx, Task.tableName, Task.idColumn, COLUMNS, changed.slice(at, at + ROWS_AT_ONCE))
}

/** Rows of one statement. */
const ROWS_AT_ONCE = 500

const COLUMNS = { task_id: 'uuid', decomposition_state: 'text' } as const satisfies ColumnTypes

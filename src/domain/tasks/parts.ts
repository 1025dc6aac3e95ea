// Parts of a task: the next one, and whether one was the last.
import { Task } from '../../models/task.ts'
import type { Me } from '../request/me.ts'
import { visibleTasks } from './rows.ts'

/** The first open part that is visible on this platform. */
export async function findFirstOpenPart(me: Me, { task_id }: Task): Promise<Task | undefined> {
  return visibleTasks(me)
    .where('tasks.parent_id', task_id)
    .whereNot('tasks.status', 'done')
    .whereNot('tasks.delegation_mode', 'delete')
    .orderBy([{ column: 'tasks.created_at' }, { column: 'tasks.task_id' }])
    .first()
}

/** The task this is a part of, if that is open and no other part of it is. */
export async function findCompletableParent(me: Me, { parent_id }: Task): Promise<Task | null> {
  if (parent_id === null) return null
  const parent = await Task.query(me.trx).findById(parent_id)
  if (!parent?.isOpen) return null
  return (await countOpenParts(me, parent)) === 0 ? parent : null
}

/** The number of open parts, visible or not. */
export const countOpenParts = (me: Me, { task_id }: Task): Promise<number> =>
  Task.query(me.trx)
    .where('parent_id', task_id)
    .whereNot('status', 'done')
    .whereNot('delegation_mode', 'delete')
    .resultSize()

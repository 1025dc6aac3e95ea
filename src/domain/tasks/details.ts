// Everything a task's card shows.
import type { TaskDetails } from '../../contracts/tasks.ts'
import { MicroStep } from '../../models/micro-step.ts'
import type { Task } from '../../models/task.ts'
import type { Me } from '../request/me.ts'
import { listTaskGoals } from './filing.ts'
import { orderTasks } from './list.ts'
import { mayChangeTask, visibleTasks } from './rows.ts'

/** A fixed number of queries: five. */
export async function loadTaskDetails(me: Me, task: Task): Promise<TaskDetails> {
  const steps = await MicroStep.query(me.trx).where({ parent_task_id: task.task_id }).orderBy('step_number')
  const parent =
    task.parent_id === null ? undefined : await visibleTasks(me).findOne({ 'tasks.task_id': task.parent_id })
  const parts = task.is_leaf
    ? []
    : await orderTasks(
        visibleTasks(me).where('tasks.parent_id', task.task_id).whereNot('tasks.delegation_mode', 'delete'),
        'open',
      )
  return {
    steps,
    parent: parent ?? null,
    parts,
    goals: (await listTaskGoals(me, task)).map(({ title }) => title),
    mayChange: await mayChangeTask(me, task),
    readerId: me.user.user_id,
  }
}

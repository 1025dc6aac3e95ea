// All that hangs on one task, for its card.
import { MicroStep } from '../../models/micro-step.ts'
import type { Task } from '../../models/task.ts'
import type { Me } from '../request/me.ts'
import { goalsOf } from './filing.ts'
import { ordered } from './list.ts'
import { mayChange, visible } from './rows.ts'

/** All that hangs on a task, as the person may see it. */
export interface Whole {
  readonly steps: readonly MicroStep[]
  readonly parent: Task | null
  /** Parts the person sees, that were not let go. */
  readonly parts: readonly Task[]
  /** Titles of the person's goals it makes progress for. */
  readonly goals: readonly string[]
  readonly mayChange: boolean
  readonly readerId: string
}

/** Five queries, whatever hangs on it. */
export async function whole(me: Me, task: Task): Promise<Whole> {
  const steps = await MicroStep.query(me.trx).where({ parent_task_id: task.task_id }).orderBy('step_number')
  const parent = task.parent_id === null ? undefined : await visible(me).findOne({ 'tasks.task_id': task.parent_id })
  const parts = task.is_leaf
    ? []
    : await ordered(
        visible(me).where('tasks.parent_id', task.task_id).whereNot('tasks.delegation_mode', 'delete'),
        'open',
      )
  return {
    steps,
    parent: parent ?? null,
    parts,
    goals: (await goalsOf(me, task)).map(({ title }) => title),
    mayChange: await mayChange(me, task),
    readerId: me.user.user_id,
  }
}

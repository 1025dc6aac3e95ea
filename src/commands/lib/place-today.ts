// Puts a task in another place of today's list, which the page lets people order by hand.
import { ask } from '../../chat/ask.ts'
import { t, type View, view } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import * as handOrder from '../../domain/tasks/hand-order.ts'
import type { Task } from '../../domain/tasks/index.ts'
import { UserError } from '../../user-error.ts'

/**
 * @param before id of a task in today's list; `end`: the last place
 * @throws UserError where one of the two is not in that list
 */
export async function placeToday(me: Me, task: Task, before: string): Promise<View> {
  const card = { kind: 'task', id: task.task_id }
  const result = await handOrder.moveInToday(me, task, before === 'end' ? null : before)
  if (result === 'placed') return view(t`New place today: ${task.title}`, [], { card })
  if (result === 'already') return view(t`No change: ${task.title}`, [], { card })
  throw new UserError('Only what is due today has a place in today’s list.', [
    { label: 'Move to today', line: ask('task move', { task: task.task_id, to: 'today' }) },
  ])
}

// A blank that names one of the person's goals; those not reached yet come first.
import type { Option } from '../../../chat/options.ts'
import type { Goal } from '../../../domain/days/goals.ts'
import type { Me } from '../../../domain/request/me.ts'
import * as tasks from '../../../domain/tasks/index.ts'
import { lookup } from '../options.ts'

export const goal = (about: string): Option<Goal, Me, false> =>
  lookup(about, {
    noun: 'goal',
    byId: tasks.goalById,
    search: tasks.goalsWith,
    first: async (me) => tasks.goalsWith(me, ''),
    id: ({ goal_id }) => goal_id,
    label: ({ title }) => title,
  })

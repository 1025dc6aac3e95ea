// A blank that names one of the person's goals; those not reached yet come first.
import type { Option } from '../../chat/options.ts'
import type { Goal } from '../../services/goals.ts'
import type { Me } from '../../services/me.ts'
import * as tasks from '../../services/tasks.ts'
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

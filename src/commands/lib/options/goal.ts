// An option that names one of the person's goals; open ones first.
import type { Option } from '../../../chat/options.ts'
import type { Goal } from '../../../domain/days/goals.ts'
import type { Me } from '../../../domain/request/me.ts'
import * as tasks from '../../../domain/tasks/index.ts'
import { lookupOption } from '../lookup-option.ts'

export const goalOption = (about: string): Option<Goal, Me, false> =>
  lookupOption(about, {
    noun: 'goal',
    findById: tasks.findOwnGoal,
    search: tasks.findGoalsByTitle,
    listInitial: async (me) => tasks.findGoalsByTitle(me, ''),
    id: ({ goal_id }) => goal_id,
    label: ({ title }) => title,
  })

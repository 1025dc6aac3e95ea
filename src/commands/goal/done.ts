// A goal reached; or not after all.
import { flag, need } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as goals from '../../domain/days/goals.ts'
import { reached } from '../../views/goal.ts'
import { command, readerOf } from '../command.ts'
import { goal } from '../lib/options/goal.ts'

export default command({
  name: 'goal done',
  about: 'A goal is reached',
  options: { goal: need(goal('Which one')), back: flag('It is not reached after all') },
  examples: ['goal done portfolio', 'goal done portfolio back:yes'],
  async run(me, { goal, back }) {
    if (back) {
      const isNew = await goals.reopen(me, goal)
      return view(isNew ? t`Open again: ${goal.title}` : t`Already open: ${goal.title}`, [], {
        card: { kind: 'goal', id: goal.goal_id },
      })
    }
    const already = await goals.done(me, goal)
    const progress = (await goals.progressOf(me, [goal]))(goal)
    return reached(readerOf(me), { goal, progress }, already)
  },
})

// Marks a goal as reached, or open again.
import { flagOption, required } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as goals from '../../domain/days/goals.ts'
import { goalReachedView } from '../../views/goal.ts'
import { defineCommand, readerOf } from '../command.ts'
import { goalOption } from '../lib/options/goal.ts'

export default defineCommand({
  name: 'goal done',
  about: 'Mark a goal reached',
  byModel: 'run',
  options: { goal: required(goalOption('Which one')), back: flagOption('Open it again') },
  examples: ['goal done portfolio', 'goal done portfolio back:yes'],
  async run(me, { goal, back }) {
    if (back) {
      const isNew = await goals.reopenGoal(me, goal)
      return view(isNew ? t`Open again: ${goal.title}` : t`Already open: ${goal.title}`, [], {
        card: { kind: 'goal', id: goal.goal_id },
      })
    }
    const already = await goals.completeGoal(me, goal)
    const progress = (await goals.goalProgress(me, [goal]))(goal)
    return goalReachedView(readerOf(me), { goal, progress }, already)
  },
})

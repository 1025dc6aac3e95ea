// Shows the goals, or one with its tasks; renders its card.
import { ask } from '../../chat/ask.ts'
import * as goals from '../../domain/days/goals.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { goalListView, goalView } from '../../views/goal.ts'
import { taskItem } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { goalOption } from '../lib/options/goal.ts'
import { pageOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'goal show',
  about: 'Your goals, or one of them',
  byModel: 'show',
  isDefault: true,
  aliases: ['goals'],
  redrawsCard: 'goal',
  spoken: ['how are my goals going?', 'show my goals'],
  says: [
    '<show>? <my>? goals',
    '<what> <my>? goals (are)?',
    '(hows|how is|how are|how am i doing (on|with)) <my>? (goal|goals) (going|doing|coming along)?',
  ],
  options: { goal: goalOption('Which one; all of them if left out'), page: pageOption() },
  examples: ['goal show', 'goal show portfolio'],
  async run(me, values) {
    const reader = readerOf(me)
    if (values.goal) {
      const { goal } = values
      const progress = (await goals.goalProgress(me, [goal]))(goal)
      const some = await goals.goalTasks(me, goal).limit(goals.GOALS_PER_PAGE)
      const places = await loadTaskPlaces(me, some)
      const line = ask('goal show', { goal: goal.goal_id })
      const items = some.map((task) => taskItem(reader, task, places(task), line))
      return goalView(reader, { goal, progress }, items, progress.of - some.length)
    }
    const { found, count, reached } = await goals.listGoals(me, values.page)
    const progress = await goals.goalProgress(me, found)
    const pageLine = (page: number) => ask('goal show', { page })
    const all = found.map((goal) => ({ goal, progress: progress(goal) }))
    return goalListView(reader, all, { page: values.page, count, reached, pageLine })
  },
})

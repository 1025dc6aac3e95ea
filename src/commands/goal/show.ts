// The person's goals, or one of them with its tasks; its card.
import { format } from '../../chat/parse/line.ts'
import * as goals from '../../domain/days/goals.ts'
import { placesOf } from '../../domain/tasks/task-places.ts'
import { list, shown } from '../../views/goal.ts'
import { taskItem } from '../../views/task.ts'
import { command, readerOf } from '../command.ts'
import { goal } from '../lib/options/goal.ts'
import { page } from '../lib/options.ts'

export default command({
  name: 'goal show',
  about: 'Your goals, or one of them',
  isDefault: true,
  shorts: ['goals'],
  draws: 'goal',
  options: { goal: goal('Which one; all of them if left out'), page: page() },
  examples: ['goal show', 'goal show portfolio'],
  async run(me, values) {
    const reader = readerOf(me)
    if (values.goal) {
      const { goal } = values
      const progress = (await goals.progressOf(me, [goal]))(goal)
      const some = await goals.tasksOf(me, goal).limit(goals.PAGE)
      const places = await placesOf(me, some)
      const line = `goal show goal:${goal.goal_id}`
      const items = some.map((task) => taskItem(reader, task, places(task), line))
      return shown(reader, { goal, progress }, items, progress.of - some.length)
    }
    const { found, count, reached } = await goals.list(me, values.page)
    const progress = await goals.progressOf(me, found)
    const pageLine = (page: number): string => format('goal show', { page: String(page) })
    const all = found.map((goal) => ({ goal, progress: progress(goal) }))
    return list(reader, all, { page: values.page, count, reached, pageLine })
  },
})

// Where a task belongs: area of life, project, a bigger task, a goal, tags.
import { clearable, need, text } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { placesOf } from '../../domain/tasks/task-places.ts'
import { shown } from '../../views/task-whole.ts'
import { command, readerOf } from '../command.ts'
import { goal } from '../lib/options/goal.ts'
import { project, tagsOf, task, zone } from '../lib/options.ts'

export default command({
  name: 'task file',
  about: 'Put a task where it belongs',
  formWhenUnchanged: true,
  options: {
    task: need(task('Which one')),
    zone: clearable(zone('Area of life')),
    project: project('Its project'),
    parent: clearable(task('The bigger task it is a part of')),
    goal: clearable(goal('What it brings nearer')),
    tags: clearable(text('Words to find it by', { max: 100 })),
  },
  examples: ['task file milk zone:life', 'task file milk tags:"shop, home"', 'task file milk parent:none'],
  async prefill(me, { task }) {
    if (!task) return {}
    const places = (await placesOf(me, [task]))(task)
    const [goal, ...others] = await tasks.goalsOf(me, task)
    return {
      ...(places.zone ? { zone: places.zone } : {}),
      ...(places.project ? { project: places.project } : {}),
      ...(task.parent_id ? { parent: task.parent_id } : {}),
      // Of several it shows none: choosing one would leave the others.
      ...(goal && others.length === 0 ? { goal: goal.goal_id } : {}),
      ...(task.parsedTags.length > 0 ? { tags: task.parsedTags.join(', ') } : {}),
    }
  },
  async run(me, values) {
    const happened = await tasks.file(me, values.task, {
      ...(values.zone === undefined ? {} : { zoneId: values.zone?.zone_id ?? null }),
      ...(values.project === undefined ? {} : { projectId: values.project.project_id }),
      ...(values.parent === undefined ? {} : { parentId: values.parent?.task_id ?? null }),
      ...(values.goal === undefined ? {} : { goalId: values.goal?.goal_id ?? null }),
      ...(values.tags === undefined ? {} : { tags: values.tags === null ? [] : tagsOf(values.tags) }),
    })
    const places = await placesOf(me, [values.task])
    const whole = await tasks.whole(me, values.task)
    return {
      ...shown(readerOf(me), values.task, places(values.task), whole),
      notice: happened ? t`Filed` : t`It is there already`,
    }
  },
})

// Files a task: zone, project, parent task, goal, tags.
import { clearable, hidden, required, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as zones from '../../domain/places/zones/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { taskView } from '../../views/task-view.ts'
import { defineCommand, readerOf } from '../command.ts'
import { goalOption } from '../lib/options/goal.ts'
import { parseTags, projectOption, taskOption, zoneOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task file',
  about: 'Set zone, project, goal',
  byModel: 'run',
  formWhenUnchanged: true,
  spoken: ['put the milk in life'],
  says: [
    '(tag|label) {task} (as|with|by)? {tags}',
    '(put|file|move|keep) {task} (in|into|under|to) (the|my)? {zone} (zone|area)?',
    '{task} (belongs|goes) (in|into|to|under) (the|my)? {zone} (zone)?',
  ],
  options: {
    task: required(taskOption('Which one')),
    zone: clearable(zoneOption('Area of life')),
    // The button of a captured line whose “@home” is no zone yet.
    newzone: hidden(textOption('A zone to add for it', { max: 50 })),
    project: projectOption('Its project'),
    parent: clearable(taskOption('The bigger task it is a part of')),
    goal: clearable(goalOption('Its goal')),
    tags: clearable(textOption('Tags, to find it by', { max: 100 })),
  },
  examples: ['task file milk zone:life', 'task file milk tags:"shop, home"', 'task file milk parent:none'],
  async prefill(me, { task }) {
    if (!task) return {}
    const places = (await loadTaskPlaces(me, [task]))(task)
    const [goal, ...others] = await tasks.listTaskGoals(me, task)
    return {
      ...(places.zone ? { zone: places.zone } : {}),
      ...(places.project ? { project: places.project } : {}),
      ...(task.parent_id ? { parent: task.parent_id } : {}),
      // With several values none is preset: choosing one would remove the others.
      ...(goal && others.length === 0 ? { goal: goal.goal_id } : {}),
      ...(task.parsedTags.length > 0 ? { tags: task.parsedTags.join(', ') } : {}),
    }
  },
  async run(me, values) {
    if (values.newzone !== undefined) {
      const zone = await zones.addZone(me, { name: values.newzone })
      await tasks.fileTask(me, values.task, { zoneId: zone.zone_id })
      const title = withoutZoneMark(values.task.title, values.newzone)
      if (title !== values.task.title) await tasks.editTask(me, values.task, { title })
    }
    const happened = await tasks.fileTask(me, values.task, {
      ...(values.zone === undefined ? {} : { zoneId: values.zone?.zone_id ?? null }),
      ...(values.project === undefined ? {} : { projectId: values.project.project_id }),
      ...(values.parent === undefined ? {} : { parentId: values.parent?.task_id ?? null }),
      ...(values.goal === undefined ? {} : { goalId: values.goal?.goal_id ?? null }),
      ...(values.tags === undefined ? {} : { tags: values.tags === null ? [] : parseTags(values.tags) }),
    })
    const places = await loadTaskPlaces(me, [values.task])
    const whole = await tasks.loadTaskDetails(me, values.task)
    return {
      ...taskView(readerOf(me), values.task, places(values.task), whole),
      notice: happened || values.newzone !== undefined ? t`Filed` : t`No change`,
    }
  },
})

/** "Paint the hall @home" → "Paint the hall"; a title that is nothing else stays. */
function withoutZoneMark(title: string, zone: string): string {
  const rest = title
    .split(' ')
    .filter((word) => word.toLowerCase() !== `@${zone.toLowerCase()}`)
    .join(' ')
  return rest === '' ? title : rest
}

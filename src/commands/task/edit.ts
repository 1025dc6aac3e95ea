// Change a task's words or size.
import { choice, clearable, need, text } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import { placesOf } from '../../services/capture.ts'
import * as tasks from '../../services/tasks.ts'
import { leafTypes, priorities } from '../../services/tasks.ts'
import { minutesOf } from '../../services/trees.ts'
import { shown } from '../../views/task.ts'
import { command, readerOf } from '../command.ts'
import { minutes, task } from '../options.ts'

export default command({
  name: 'task edit',
  about: 'Change words or size',
  formWhenUnchanged: true,
  options: {
    task: need(task('Which one')),
    title: text('What it is', { max: 255 }),
    notes: clearable(text('Anything else')),
    minutes: clearable(minutes('How long it takes')),
    priority: choice('How pressing', priorities),
    kind: clearable(choice('What it needs', leafTypes)),
    emoji: clearable(text('A sign for it', { max: 10 })),
  },
  examples: ['task edit milk title:"Buy oat milk"', 'task edit milk minutes:15 priority:high'],
  async prefill(_me, { task }) {
    if (!task) return {}
    const size = minutesOf(task)
    return {
      title: task.title,
      notes: task.description,
      ...(size === null ? {} : { minutes: String(size) }),
      priority: task.priority,
      ...(task.leaf_type ? { kind: task.leaf_type } : {}),
    }
  },
  async run(me, values) {
    await tasks.edit(me, values.task, {
      ...(values.title === undefined ? {} : { title: values.title }),
      ...(values.notes === undefined ? {} : { notes: values.notes ?? '' }),
      ...(values.minutes === undefined ? {} : { minutes: values.minutes }),
      ...(values.priority === undefined ? {} : { priority: values.priority }),
      ...(values.kind === undefined ? {} : { leafType: values.kind }),
      ...(values.emoji === undefined ? {} : { emoji: values.emoji }),
    })
    const task = await tasks.byId(me, values.task.task_id)
    if (!task) return view(t`Changed: ${values.task.title}`)
    const places = await placesOf(me, [task])
    return { ...shown(readerOf(me), task, places(task)), notice: t`Changed` }
  },
})

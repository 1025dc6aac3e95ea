// Change a task's words or size.
import { choice, clearable, need, text } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import { recapture } from '../../domain/tasks/capture.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { leafTypes, priorities } from '../../domain/tasks/index.ts'
import { placesOf } from '../../domain/tasks/task-places.ts'
import { minutesOf } from '../../domain/tasks/trees.ts'
import { UserError } from '../../user-error.ts'
import { captured } from '../../views/task-captured.ts'
import { shown } from '../../views/task-whole.ts'
import { command, readerOf } from '../command.ts'
import { minutes, task } from '../lib/options.ts'

export default command({
  name: 'task edit',
  about: 'Change words or size',
  formWhenUnchanged: true,
  takesEdit: { of: 'capture', into: 'title', by: 'task' },
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
      ...(task.custom_emoji ? { emoji: task.custom_emoji } : {}),
    }
  },
  async run(me, values, { request }) {
    const { task } = values
    const reader = readerOf(me)
    if (request.said.kind === 'edited') {
      const places = await recapture(me, task, request.said.line)
      if (places) return captured(reader, task, places)
      throw new UserError('That task was changed since, so it stays. It can still be edited.', [
        { label: 'Edit', line: `task edit task:${task.task_id}` },
      ])
    }
    const happened = await tasks.edit(me, task, {
      ...(values.title === undefined ? {} : { title: values.title }),
      ...(values.notes === undefined ? {} : { notes: values.notes ?? '' }),
      ...(values.minutes === undefined ? {} : { minutes: values.minutes }),
      ...(values.priority === undefined ? {} : { priority: values.priority }),
      ...(values.kind === undefined ? {} : { leafType: values.kind }),
      ...(values.emoji === undefined ? {} : { emoji: values.emoji }),
    })
    const places = await placesOf(me, [task])
    const whole = await tasks.whole(me, task)
    return { ...shown(reader, task, places(task), whole), notice: happened ? t`Changed` : t`It is so already` }
  },
})

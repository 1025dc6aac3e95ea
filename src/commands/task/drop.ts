// Let a task go. It is out of every list and can come back.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options.ts'

export default defineCommand({
  name: 'task drop',
  about: 'Let a task go; you can put it back',
  aliases: ['drop'],
  options: { task: required(taskOption('Which one')) },
  examples: ['drop milk'],
  async run(me, { task }) {
    const how = await tasks.dropTask(me, task)
    const card = { kind: 'task', id: task.task_id }
    if (how === 'dropped') return view(t`Let go: ${task.title}`, [], { card })
    const buttons = [{ label: 'Put back', line: ask('task reopen', { task: task.task_id }) }]
    return view(t`Already let go: ${task.title}`, [], { buttons, card })
  },
})

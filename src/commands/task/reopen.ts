// Put back what was done, let go, or blocked.
import { need } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { command } from '../command.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'task reopen',
  about: 'Put a task back',
  options: { task: need(task('Which one', 'over')) },
  examples: ['task reopen milk'],
  async run(me, { task }) {
    const how = await tasks.reopen(me, task)
    return view(how === 'reopened' ? t`Back on the list: ${task.title}` : t`Already open: ${task.title}`, [], {
      buttons: [{ label: 'Start', line: `task start task:${task.task_id}` }],
      card: { kind: 'task', id: task.task_id },
    })
  },
})

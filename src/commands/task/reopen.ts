// Reopens what was done, dropped or blocked.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task reopen',
  about: 'Put a task back',
  byModel: 'run',
  spoken: ['put the milk back on my list'],
  says: [
    '(reopen|restore|bring back|put back|undelete|undo) {task}',
    '(put|bring|get) {task} back (on|onto|to)? (my|the)? (list)?',
    '{task} (is|was) not (done|finished) (yet|after all)?',
    '(i|we) (didnt|did not|havent|have not) (do|did|finish|finished|done) {task} (yet|after all)?',
  ],
  // The ✅ that finished it was taken away.
  takesEdit: { of: 'tick', by: 'task' },
  options: { task: required(taskOption('Which one', 'over')) },
  examples: ['task reopen milk'],
  async run(me, { task }) {
    const how = await tasks.reopenTask(me, task)
    return view(how === 'reopened' ? t`Back on the list: ${task.title}` : t`Already open: ${task.title}`, [], {
      buttons: [{ label: 'Start', line: ask('task start', { task: task.task_id }) }],
      card: { kind: 'task', id: task.task_id },
    })
  },
})

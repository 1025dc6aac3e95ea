// Finish a task. Twice is once, and says so.
import { t, view } from '../../chat/view.ts'
import * as tasks from '../../services/tasks.ts'
import { UserError } from '../../user-error.ts'
import { moment } from '../../views/reader.ts'
import { command, readerOf } from '../command.ts'
import { task } from '../options.ts'

export default command({
  name: 'task done',
  about: 'Finish a task',
  shorts: ['/done'],
  phrases: { '✅': {}, finished: {} },
  options: { task: task('Which one; the current one if left out') },
  examples: ['done milk', 'task done milk'],
  async run(me, values) {
    const task = values.task ?? (await tasks.current(me))
    if (!task)
      throw new UserError('Nothing is in progress. Which task is done? Try: done milk', [
        { label: 'Show tasks', line: 'task list' },
      ])
    const { already } = await tasks.done(me, task)
    if (already)
      return view(t`Already done, at ${moment(readerOf(me), already)}: ${task.title}`, [], {
        buttons: [{ label: 'Reopen', line: `task reopen task:${task.task_id}` }],
      })
    return view(t`Done: ${task.title}`, [], {
      buttons: [{ label: 'Next', line: 'task suggest' }],
      card: { kind: 'task', id: task.task_id },
    })
  },
})

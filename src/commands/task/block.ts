// It waits for something or somebody, and says for what.
import { need, text } from '../../chat/options.ts'
import { say, t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { command } from '../command.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'task block',
  about: 'Note what a task waits for',
  options: { task: need(task('Which one')), on: text('What it waits for', { max: 255 }) },
  examples: ['task block milk on:"the shop to open"', 'task block milk'],
  async run(me, { task, on }) {
    const how = await tasks.block(me, task, on ?? null)
    const reason = task.parsedMetadata.blocked_reason
    return view(
      how === 'blocked' ? t`Blocked: ${task.title}` : t`Blocked already: ${task.title}`,
      reason ? [say(t`It waits for ${reason}`)] : [],
      {
        buttons: [{ label: 'Put back', line: `task reopen task:${task.task_id}` }],
        card: { kind: 'task', id: task.task_id },
      },
    )
  },
})

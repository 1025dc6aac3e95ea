// Blocks a task: it waits for something or somebody, and says for what.
import { ask } from '../../chat/ask.ts'
import { required, textOption } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task block',
  about: 'Note what a task is waiting for',
  byModel: 'run',
  says: [
    '!(im|i am|we are|were|its|it is|thats|that is|that ones|this one) (the|my|our)? {task} (is|are|s)? (still|now|currently)? (blocked|held up|on hold|stuck) (by|on|because of|waiting for|until i hear from) {on}',
    '(the|my|our)? {task} (is|are) (still|now|currently)? waiting (for|on) {on}',
    '(im|i am|we are|were|we) (still|now|currently|stuck)? (blocked|held up|waiting) (by|on|for) {on} (on|with|to do|to finish) (the|my|our) {task}',
    {
      say: '(im|i am|we are|were|its|it is|thats|that is|that ones|this one is) (still|now|currently|all)? (blocked|held up) (by|on|because of|until i hear from) {on}',
      with: { task: 'it' },
    },
  ],
  options: { task: required(taskOption('Which one')), on: textOption('What it is waiting for', { max: 255 }) },
  examples: ['task block milk on:"the shop to open"', 'task block milk'],
  async run(me, { task, on }) {
    const how = await tasks.blockTask(me, task, on ?? null)
    const reason = task.parsedMetadata.blocked_reason
    return view(
      how === 'blocked' ? t`Blocked: ${task.title}` : t`Already blocked: ${task.title}`,
      reason ? [textBlock(t`Waiting for ${reason}`)] : [],
      {
        buttons: [{ label: 'Put back', line: ask('task reopen', { task: task.task_id }) }],
        card: { kind: 'task', id: task.task_id },
      },
    )
  },
})

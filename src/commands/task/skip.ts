// Skips one occurrence of a repeating task, without finishing it; the series goes on.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { dueText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task skip',
  about: 'Skip one occurrence of a repeating task',
  says: [
    '(skip|miss|leave out|sit out) (this|todays|the next|this weeks|this months)? {task} (today|tonight|tomorrow|this time|this once|once|this week|this month|for today)?',
    {
      say: '(skip|miss|sit out) (today|todays|tonight|this time|this week|this one|it|todays one|it today|this one today)',
      with: { task: 'it' },
      moment: 'ignored',
    },
    // Nothing was shown that it could mean: which one is asked.
    { say: '(skip|miss|sit out) (today|todays|tonight|this time|this week|this one|it|todays one)', moment: 'ignored' },
    'no {task} (today|tonight|this time|this week)',
  ],
  options: { task: required(taskOption('Which one')) },
  examples: ['task skip plants'],
  async run(me, { task }) {
    const result = await tasks.skipOccurrence(me, task)
    const card = { kind: 'task', id: task.task_id }
    if (result === 'dropped') return view(t`Let go: ${task.title}`, [], { card })
    if (result === 'ended') return view(t`Skipped: ${task.title}. That was the last one.`, [], { card })
    const due = dueText(readerOf(me), task)
    return view(due ? t`Skipped: ${task.title}. Next: ${due}` : t`Skipped: ${task.title}`, [], {
      buttons: [{ label: 'Stop repeating', line: ask('task move', { task: task.task_id, every: 'none' }) }],
      card,
    })
  },
})

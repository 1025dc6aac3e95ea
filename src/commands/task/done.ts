// Finish a task. Twice is once, and says so.
import { ours, say, t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { UserError } from '../../user-error.ts'
import { moment } from '../../views/reader.ts'
import { dueText } from '../../views/task.ts'
import { command, readerOf } from '../command.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'task done',
  about: 'Finish a task',
  shorts: ['/done'],
  phrases: {
    '✅': {},
    finished: {},
    'i did it': {},
    "i'm done": {},
    'i am done': {},
    'finished it': {},
    'done with it': {},
    'all done': {},
  },
  options: { task: task('Which one; the current one if left out') },
  examples: ['done milk', 'task done milk'],
  async run(me, values) {
    const task = values.task ?? (await tasks.current(me))
    if (!task)
      throw new UserError('Nothing is in progress. Which task is done? Say: done, then a word of it.', [
        { label: 'Show tasks', line: 'task list' },
      ])
    const { already, next, parent, openParts } = await tasks.done(me, task)
    const reader = readerOf(me)
    if (already)
      return view(t`Already done, at ${moment(reader, already)}: ${task.title}`, [], {
        buttons: [{ label: 'Reopen', line: `task reopen task:${task.task_id}` }],
      })
    const finish = parent && `task done task:${parent.task_id}`
    return view(
      t`Done: ${task.title}`,
      [
        ...(next ? [say(t`It comes again: ${dueText(reader, next)}`)] : []),
        ...(openParts > 0
          ? [say(ours(`${openParts} ${openParts === 1 ? 'part of it is' : 'parts of it are'} still open.`))]
          : []),
        ...(parent ? [say(t`That was the last part of “${parent.title}”. Is it finished too?`)] : []),
      ],
      {
        buttons: [
          ...(finish ? [{ label: 'Finish it too', line: finish, isPrimary: true }] : []),
          { label: 'Next', line: 'task suggest' },
        ],
        ...(finish ? { question: { yes: finish, no: `task show task:${parent.task_id}` } } : {}),
        card: { kind: 'task', id: task.task_id },
      },
    )
  },
})

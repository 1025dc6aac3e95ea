// Finish a task. Twice is once, and says so.
import { ask } from '../../chat/ask.ts'
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { UserError } from '../../user-error.ts'
import { momentText } from '../../views/reader.ts'
import { dueText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options.ts'

export default defineCommand({
  name: 'task done',
  about: 'Finish a task',
  aliases: ['/done'],
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
  options: { task: taskOption('Which one; the current one if left out') },
  examples: ['done milk', 'task done milk'],
  async run(me, values) {
    const task = values.task ?? (await tasks.findCurrentTask(me))
    if (!task)
      throw new UserError('Which one is done? Type “done” and part of its name.', [
        { label: 'Show tasks', line: ask('task list') },
      ])
    const { already, next, parent, openParts } = await tasks.finishTask(me, task)
    const reader = readerOf(me)
    if (already)
      return view(t`Already done, at ${momentText(reader, already)}: ${task.title}`, [], {
        buttons: [{ label: 'Reopen', line: ask('task reopen', { task: task.task_id }) }],
      })
    const finish = parent && ask('task done', { task: parent.task_id })
    return view(
      t`Done: ${task.title}`,
      [
        ...(next ? [textBlock(t`It repeats: next ${dueText(reader, next)}`)] : []),
        ...(openParts > 0
          ? [
              textBlock(
                trustedText(`${openParts} ${openParts === 1 ? 'part of it is' : 'parts of it are'} still open.`),
              ),
            ]
          : []),
        ...(parent ? [textBlock(t`That was the last part of “${parent.title}”. Is it finished too?`)] : []),
      ],
      {
        buttons: [
          ...(finish ? [{ label: 'Finish it too', line: finish, isPrimary: true }] : []),
          { label: 'Next', line: ask('task suggest') },
        ],
        ...(finish ? { question: { yes: finish, no: ask('task show', { task: parent.task_id }) } } : {}),
        card: { kind: 'task', id: task.task_id },
      },
    )
  },
})

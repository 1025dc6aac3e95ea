// Begin: the moment this is all for.
import { say, t, view } from '../../chat/view.ts'
import * as tasks from '../../services/tasks.ts'
import { UserError } from '../../user-error.ts'
import { factsText } from '../../views/task.ts'
import { command, readerOf } from '../command.ts'
import { task } from '../options.ts'

export default command({
  name: 'task start',
  about: 'Begin a task, one step shown',
  shorts: ['start'],
  options: { task: task('Which one; the best suggestion if left out') },
  examples: ['start milk'],
  async run(me, values) {
    const task = values.task ?? (await tasks.current(me)) ?? (await tasks.list(me, { view: 'open' })).found[0]
    if (!task) throw new UserError('There is nothing to start yet. Type what is in your head.')
    const facts = factsText(readerOf(me), task)
    const how = await tasks.start(me, task)
    return view(
      how === 'started' ? t`Started: ${task.title}` : t`Already under way: ${task.title}`,
      facts.length > 0 ? [say(facts)] : [],
      {
        buttons: [
          { label: 'Done', line: `task done task:${task.task_id}`, isPrimary: true },
          { label: 'Focus 25 min', line: `focus start task:${task.task_id} minutes:25` },
        ],
        card: { kind: 'task', id: task.task_id },
      },
    )
  },
})

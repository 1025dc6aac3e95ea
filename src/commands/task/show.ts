// One task, whole; the card that stays true.
import { need } from '../../chat/options.ts'
import * as comments from '../../domain/tasks/comments.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { placesOf } from '../../domain/tasks/task-places.ts'
import { shown } from '../../views/task-whole.ts'
import { command, readerOf } from '../command.ts'
import { task } from '../lib/options.ts'
import { withNames } from '../lib/said.ts'

export default command({
  name: 'task show',
  about: 'A task with its steps and comments',
  draws: 'task',
  options: { task: need(task('Which one')) },
  examples: ['task show milk'],
  async run(me, { task }) {
    const places = await placesOf(me, [task])
    const { found, count } = await comments.of(me, task, 1, 3)
    const whole = await tasks.whole(me, task)
    return shown(readerOf(me), task, places(task), {
      ...whole,
      said: await withNames(me, found),
      saidCount: count,
    })
  },
})

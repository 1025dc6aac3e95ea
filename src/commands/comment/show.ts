// What was said about a task, the newest page first.
import { need } from '../../chat/options.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { conversation } from '../../views/comment.ts'
import { command, readerOf } from '../command.ts'
import { page, task } from '../lib/options.ts'
import { withNames } from '../lib/said.ts'

export default command({
  name: 'comment show',
  about: 'What was said about a task',
  isDefault: true,
  options: { task: need(task('About which task')), page: page() },
  examples: ['comment show milk'],
  async run(me, { task, page }) {
    const { found, count } = await comments.of(me, task, page)
    const said = await withNames(me, found)
    return conversation(readerOf(me), { taskId: task.task_id, title: task.title, page, count }, said)
  },
})

// Lists the comments on a task, newest page first.
import { required } from '../../chat/options.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { commentListView } from '../../views/comment.ts'
import { defineCommand, readerOf } from '../command.ts'
import { withAuthorNames } from '../lib/comment-authors.ts'
import { pageOption, taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'comment show',
  about: 'The comments on a task',
  isDefault: true,
  options: { task: required(taskOption('Which task')), page: pageOption() },
  examples: ['comment show milk'],
  async run(me, { task, page }) {
    const { found, count } = await comments.listComments(me, task, page)
    const said = await withAuthorNames(me, found)
    return commentListView(readerOf(me), { taskId: task.task_id, title: task.title, page, count }, said)
  },
})

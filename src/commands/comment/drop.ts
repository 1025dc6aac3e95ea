// Remove a comment; deleting the message that became it is the same.
import { need } from '../../chat/options.ts'
import { say, t, view } from '../../chat/view.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { command } from '../command.ts'
import { comment } from '../lib/options/comment.ts'

export default command({
  name: 'comment drop',
  about: 'Remove a comment',
  takesEdit: { of: 'comment' },
  options: { comment: need(comment('Which comment')) },
  examples: ['comment drop blue'],
  async run(me, values) {
    await comments.drop(me, values.comment)
    return view(t`Comment removed`, [say(t`“${values.comment.content}”`)])
  },
})

// Removes a comment; deleting the message it came from does the same.
import { required } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { defineCommand } from '../command.ts'
import { commentOption } from '../lib/options/comment.ts'

export default defineCommand({
  name: 'comment drop',
  about: 'Remove a comment',
  isForVisitors: true,
  takesEdit: { of: 'comment' },
  options: { comment: required(commentOption('Which comment')) },
  examples: ['comment drop blue'],
  async run(me, values) {
    await comments.deleteComment(me, values.comment)
    return view(t`Comment removed`, [textBlock(t`“${values.comment.content}”`)])
  },
})

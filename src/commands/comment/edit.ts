// Edits a comment; editing the message it came from does the same.
import { required, textOption } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { defineCommand } from '../command.ts'
import { commentOption } from '../lib/options/comment.ts'

export default defineCommand({
  name: 'comment edit',
  about: 'Edit your comment',
  isForVisitors: true,
  takesEdit: { of: 'comment', into: 'text' },
  options: {
    comment: required(commentOption('Which comment')),
    text: required(textOption('What should it say?', { takes: 'rest', acceptsLonger: true })),
  },
  examples: ['comment edit comment:blue text:"the green one"'],
  async prefill(_me, values): Promise<RawValues> {
    if (!values.comment) return {}
    return { text: values.comment.content }
  },
  async run(me, values) {
    const how = await comments.editComment(me, values.comment, values.text)
    const words = [textBlock(t`“${values.comment.content}”`)]
    return how === 'edited' ? view(t`Comment changed`, words) : view(t`No change: that's what it says`, words)
  },
})

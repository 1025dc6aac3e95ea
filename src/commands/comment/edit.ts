// Change what one said; editing the message that became the comment is the same.
import { need, text } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import { say, t, view } from '../../chat/view.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { command } from '../command.ts'
import { comment } from '../lib/options/comment.ts'

export default command({
  name: 'comment edit',
  about: 'Change what you said',
  takesEdit: { of: 'comment', into: 'text' },
  options: { comment: need(comment('Which comment')), text: need(text('What it says instead', { takes: 'rest' })) },
  examples: ['comment edit comment:blue text:"the green one"'],
  async prefill(_me, values): Promise<RawValues> {
    if (!values.comment) return {}
    return { text: values.comment.content }
  },
  async run(me, values) {
    const how = await comments.edit(me, values.comment, values.text)
    const words = [say(t`“${values.comment.content}”`)]
    return how === 'edited' ? view(t`Comment changed`, words) : view(t`It says that already`, words)
  },
})

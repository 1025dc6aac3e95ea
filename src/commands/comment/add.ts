// Say something about a task; a reply in the thread of its card is the same.
import { need, text } from '../../chat/options.ts'
import { say, t, view } from '../../chat/view.ts'
import * as cards from '../../domain/request/cards.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { moment } from '../../views/reader.ts'
import { command, readerOf } from '../command.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'comment add',
  about: 'Say something about a task',
  takesReply: { to: 'task', into: 'text' },
  options: { task: need(task('About which task')), text: need(text('What you want to say', { takes: 'rest' })) },
  examples: ['comment add milk the blue one', 'comment add task:milk text:"from the corner shop"'],
  async run(me, values, { request }) {
    const { comment, happened } = await comments.add(me, values.task, values.text)
    const { message } = request
    // Editing or deleting that message edits or deletes the comment.
    if (message && request.said.kind === 'typed')
      await cards.post(me, { kind: 'comment', id: comment.comment_id }, message.channelId, message.messageId)
    if (happened === 'already')
      return view(t`Already said, at ${moment(readerOf(me), comment.created_at)}`, [say(t`“${comment.content}”`)])
    return view(t`Said on ${values.task.title}`, [say(t`“${comment.content}”`)], {
      buttons: [{ label: 'Edit', line: `comment edit comment:${comment.comment_id}` }],
    })
  },
})

// Adds a comment to a task; a reply in the thread of its card does the same.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, required, textOption } from '../../chat/options.ts'
import { t, textBlock, type View, view } from '../../chat/view.ts'
import * as cards from '../../domain/request/cards.ts'
import * as comments from '../../domain/tasks/comments.ts'
import type { Task } from '../../domain/tasks/index.ts'
import { namesOther, tellsProgress } from '../../language/english/progress.ts'
import { NotMeantError } from '../../user-error.ts'
import { momentText } from '../../views/reader.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'comment add',
  about: 'Say something about a task',
  isForVisitors: true,
  takesReply: { to: 'task', into: 'text' },
  spoken: ['add a note to the milk: the blue one'],
  says: [
    // The colon is a word of its own: it says where the name of the thing ends.
    '(please|can you|could you)* (add|put|leave|make|write|stick|save|jot down|attach)? (a|an|another|the|this|my)? (quick|short|new)? (note|notes|comment|reminder|remark) (on|to|for|with|in|under|about|at|of|onto) (the|my|our)? {task} : {text}',
    '(please|can you|could you)* (add|put|leave|make|write|stick|save|jot down|attach)? (a|an|another|the)? (quick|short|new)? (note|comment|remark) (on|to|with|in|under|at|onto|for) (the|my|our)? {task} (saying|that says|to say|which says|saying that|that) {text}',
    '(the|my|our)? {task} (note|notes|comment) : {text}',
    // “Add my insurance card to that”, of what was spoken of last.
    {
      say: '(please|can you|could you|and|ok|also)* (add|put|note) {text} (to|on|with) {task}',
      typed: /\b(?:to|on|with) (?:that|it|this)(?: one| task)?(?: please)?\W*$/i,
    },
    // What is to be added stands in quotes.
    {
      say: '(please|can you)* (add|put|write|note|save) {text} (to|on|under|in|for) (the|my)? {task}',
      typed: /^\W*(?:\w+ ){1,3}["“'‘].+["”'’]\s+(?:to|on|under|in|for)\b/,
    },
    // “Halfway through the essay”, “did 3 so far”: how far one has come is noted with what stays open.
    {
      say: [
        '{_} (of|through|with|on|in|into|for|at) (the|my|our)? {task}',
        '{_} half (the|my|our) {task}',
        '(the|my|our)? {task} (is|s|are|about|now|nearly|almost)* (half|part|mostly|partly|nearly|almost|just) {_}',
        '{_}',
      ],
      with: { task: 'it', text: 'as it stands', 'so-far': 'yes' },
      typed: { test: tellsProgress },
      isTypedWhole: true,
      moment: 'ignored',
    },
  ],
  options: {
    task: required(taskOption('Which task')),
    text: required(textOption('What would you like to say?', { takes: 'rest', acceptsLonger: true })),
    'so-far': hidden(flagOption('How far one has come: the line as it stands')),
  },
  examples: ['comment add milk the blue one', 'comment add task:milk text:"from the corner shop"'],
  async run(me, values, { request }) {
    const { ownMessage, input } = request
    const isProgress = values['so-far'] === true && input.kind === 'typed'
    const text = isProgress ? input.line.trim() : values.text
    if (isProgress && namesOther(text, values.task.title)) throw new NotMeantError('Another thing is named.')
    const { comment, happened } = await comments.addComment(me, values.task, text)
    // Editing or deleting the message edits or deletes the comment.
    if (ownMessage && input.kind === 'typed')
      await cards.registerCard(
        me,
        { kind: 'comment', id: comment.comment_id },
        ownMessage.channelId,
        ownMessage.messageId,
      )
    if (happened === 'already')
      return view(t`Already added, at ${momentText(readerOf(me), comment.created_at)}`, [
        textBlock(t`“${comment.content}”`),
      ])
    if (isProgress) return progressView(values.task, comment.content)
    return view(t`Comment added: ${values.task.title}`, [textBlock(t`“${comment.content}”`)], {
      buttons: [{ label: 'Edit', line: ask('comment edit', { comment: comment.comment_id }) }],
    })
  },
})

const progressView = ({ task_id, title }: Pick<Task, 'task_id' | 'title'>, words: string): View =>
  view(t`Good, that counts. Still open: ${title}`, [textBlock(t`Noted: “${words}”`)], {
    buttons: [
      { label: 'Start', line: ask('task start', { task: task_id }) },
      { label: 'It is done', line: ask('task done', { task: task_id }) },
    ],
    card: { kind: 'task', id: task_id },
  })

// Deletes a person. The only change that cannot be undone, so the username has to be typed.
import { ask } from '../../chat/ask.ts'
import { required, textOption } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { eraseMe } from '../../domain/privacy/erase/index.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me delete',
  about: 'Delete your account and everything in it, for good',
  isForVisitors: true,
  isForPersonAlone: true,
  question: (me) => `To delete everything, type: me delete ${me.user.username}`,
  phrases: { 'delete me': {}, 'delete my account': {}, 'delete all my data': {} },
  spoken: ['delete my data', 'how can I delete my account?'],
  says: [
    '(please)? (delete|erase|remove|wipe|destroy) (all)? (of)? (my|me and my|everything about me and my) (data|account|profile|information|info|personal data|tasks and data|stuff here|whole account|entire account) (please|for good|forever|now)*',
    '(please)? (delete|erase|remove|forget) (everything|all|all you know|all that you know|what you know) (about me|you know about me|of mine|i told you) (please|for good|forever)*',
    '(how|where) (can|do|could|would) (i|one) (delete|erase|remove|close) (my|an) (account|data|profile)',
  ],
  options: {
    username: required(
      textOption('Your username, to be sure. This can’t be undone.', { max: 255, takes: 'rest', acceptsLonger: true }),
    ),
  },
  examples: ['me delete ann'],
  async run(me, { username }) {
    if (username.trim().replace(/^@/, '').normalize('NFC').toLowerCase() !== me.user.username.toLowerCase())
      throw new UserError(`Nothing was deleted. To delete everything, type: me delete ${me.user.username}`, [
        { label: 'Export first', line: ask('me export') },
        { label: 'Keep everything', line: ask('me home') },
      ])
    const { transferredProjects } = await eraseMe(me)
    return view(t`Everything is deleted`, [
      textBlock(t`Your tasks, habits, times and accounts here are gone, and you are signed out everywhere.`),
      ...(transferredProjects > 0 ? [textBlock(t`Shared projects went to their longest-standing members.`)] : []),
      textBlock(t`I can't delete what this chat app keeps. Write again, and we start fresh.`),
    ])
  },
})

// Forgetting a person. The one change that cannot be undone, so it wants the username typed.
import { required, textOption } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { eraseMe } from '../../domain/privacy/erase/index.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me delete',
  about: 'Delete your account and all that is yours, for good',
  phrases: { 'delete me': {}, 'delete my account': {}, 'delete all my data': {} },
  options: {
    username: required(textOption('Your username, to be sure: this can’t be undone', { max: 255, takes: 'rest' })),
  },
  examples: ['me delete ann'],
  async run(me, { username }) {
    if (username.trim().replace(/^@/, '').normalize('NFC').toLowerCase() !== me.user.username.toLowerCase())
      throw new UserError(
        `Nothing was deleted. To be sure, type your username behind it: me delete ${me.user.username}`,
        [
          { label: 'Export first', line: 'me export' },
          { label: 'Keep everything', line: 'me home' },
        ],
      )
    const { transferredProjects } = await eraseMe(me)
    return view(t`All of it is deleted`, [
      textBlock(t`Your tasks, habits, times and accounts here are gone, and you are signed out everywhere.`),
      ...(transferredProjects > 0 ? [textBlock(t`Shared projects went to whoever has been in them longest.`)] : []),
      textBlock(t`What this chat itself keeps is not mine to delete. Write again, and we begin anew.`),
    ])
  },
})

// Forgetting a person. The one change that cannot be undone, so it wants the username typed.
import { need, text } from '../../chat/options.ts'
import { say, t, view } from '../../chat/view.ts'
import { eraseMe } from '../../domain/privacy/erase/index.ts'
import { UserError } from '../../user-error.ts'
import { command } from '../command.ts'

export default command({
  name: 'me delete',
  about: 'Delete your account and all that is yours, for good',
  phrases: { 'delete me': {}, 'delete my account': {}, 'delete all my data': {} },
  options: { username: need(text('Your username, to be sure: this can’t be undone', { max: 255, takes: 'rest' })) },
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
    const { handedOn } = await eraseMe(me)
    return view(t`All of it is deleted`, [
      say(t`Your tasks, habits, times and accounts here are gone, and you are signed out everywhere.`),
      ...(handedOn > 0 ? [say(t`Shared projects went to whoever has been in them longest.`)] : []),
      say(t`What this chat itself keeps is not mine to delete. Write again, and we begin anew.`),
    ])
  },
})

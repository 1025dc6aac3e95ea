// The door to the personal page: a private link, good once, on whatever device it is opened.
import { ours, say, t, view } from '../../chat/view.ts'
import * as signIn from '../../domain/access/sign-in.ts'
import { PAGE_PLATFORM } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { command } from '../command.ts'

export default command({
  name: 'auth web',
  about: 'A private link to your page',
  shorts: ['page'],
  phrases: { 'my page': {}, 'open my page': {} },
  options: {},
  examples: ['auth web'],
  async run(me) {
    if (me.outside.hasPage === false)
      throw new UserError(
        'The personal page is not served here. Whoever runs this Proxy can add “web” to PARTS and set PUBLIC_URL.',
      )
    // What a stolen session could take along must not outlive it.
    if (me.platform === PAGE_PLATFORM)
      throw new UserError('A new link is given in your chat alone: say “auth web” there.')
    const secret = await signIn.offer(me)
    return view(t`Your page`, [
      say(ours(`${me.outside.publicUrl}/auth/sign-in/${secret}`)),
      say(t`For you alone: it works once, for ${signIn.LINK_MINUTES} minutes. Whoever opens it is signed in as you.`),
    ])
  },
})

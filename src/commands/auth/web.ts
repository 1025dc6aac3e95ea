// The door to the personal page: a private link, good once, on whatever device it is opened.
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as signIn from '../../domain/access/sign-in.ts'
import { PAGE_PLATFORM } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'auth web',
  about: 'A private link to your page',
  aliases: ['page'],
  phrases: { 'my page': {}, 'open my page': {} },
  options: {},
  examples: ['auth web'],
  async run(me) {
    if (me.appSettings.hasPage === false)
      throw new UserError(
        'The personal page is not served here. Whoever runs this Proxy can add “web” to PARTS and set PUBLIC_URL.',
      )
    // What a stolen session could take along must not outlive it.
    if (me.platform === PAGE_PLATFORM)
      throw new UserError('A new link is given in your chat alone: say “auth web” there.')
    const secret = await signIn.createSignInSecret(me)
    return view(t`Your page`, [
      textBlock(trustedText(`${me.appSettings.publicUrl}/auth/sign-in/${secret}`)),
      textBlock(
        t`For you alone: it works once, for ${signIn.SIGN_IN_LINK_MINUTES} minutes. Whoever opens it is signed in as you.`,
      ),
    ])
  },
})

// Gives the private link to the personal page: valid once, on any device.
import { linkSpan, t, textBlock, view } from '../../chat/view.ts'
import * as signIn from '../../domain/access/sign-in.ts'
import { isPersonalPlatform } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'auth web',
  about: 'A private link to your page',
  isForPersonAlone: true,
  aliases: ['page'],
  phrases: { 'my page': {}, 'open my page': {} },
  options: {},
  examples: ['auth web'],
  async run(me) {
    if (me.appSettings.hasPage === false)
      throw new UserError(
        "The personal page isn't switched on here. The person who runs Proxy can add “web” to PARTS and set PUBLIC_URL.",
      )
    // A stolen session must not gain anything that outlives it.
    if (isPersonalPlatform(me.platform))
      throw new UserError('You only get a new link in your chat: type “auth web” there.')
    const secret = await signIn.createSignInSecret(me)
    return view(t`Your page`, [
      textBlock([linkSpan(`${me.appSettings.publicUrl}/auth/sign-in/${secret}`)]),
      textBlock(
        t`For you alone: it works once, for ${signIn.SIGN_IN_LINK_MINUTES} minutes. Anyone who opens it is signed in as you.`,
      ),
    ])
  },
})

// Offers the export of a person's data. Chats get no file: it is downloaded on the page by the person alone.
import { linkSpan, t, textBlock, view } from '../../chat/view.ts'
import * as signIn from '../../domain/access/sign-in.ts'
import { isPersonalPlatform } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me export',
  about: 'All your data, as a file',
  isForVisitors: true,
  isForPersonAlone: true,
  phrases: { 'export my data': {}, 'my data': {} },
  options: {},
  examples: ['me export'],
  async run(me) {
    const { hasPage, publicUrl } = me.appSettings
    if (hasPage === false)
      throw new UserError(
        `There is no page here to download it from. The person who runs Proxy can make the file: proxy user export ${me.user.username}`,
      )
    if (isPersonalPlatform(me.platform))
      return view(t`Your data`, [
        textBlock([linkSpan(`${publicUrl}/me/export`)]),
        textBlock(t`One JSON file with everything that is yours or names you.`),
      ])
    const secret = await signIn.createSignInSecret(me)
    return view(t`Your data`, [
      textBlock([linkSpan(`${publicUrl}/auth/sign-in/${secret}?to=export`)]),
      textBlock(t`One JSON file with everything that is yours or names you.`),
      textBlock(t`The link is for you alone: it works once, for ${signIn.SIGN_IN_LINK_MINUTES} minutes.`),
    ])
  },
})

// Roles that Discord servers give for effort: what is shown there, the way to switch it on, and its end.
import { choiceOption } from '../../chat/options.ts'
import * as signIn from '../../domain/access/sign-in.ts'
import * as linkedRoles from '../../domain/people/linked-roles/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { isPersonalPlatform } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { rolesAlreadyOffView, rolesEndedView, rolesOffView, rolesOnView } from '../../views/linked-roles.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'me roles',
  about: 'Discord roles for your effort',
  isForPersonAlone: true,
  phrases: { 'linked roles': {}, 'my roles': {} },
  options: { do: choiceOption('What to do', ['off'], { off: 'switch it off' }) },
  examples: ['me roles', 'me roles do:off'],
  async run(me, values) {
    if (values.do === 'off') {
      const ended = await linkedRoles.endRoleLinks(me.trx, me.user.user_id, me.now)
      return ended > 0 ? rolesEndedView() : rolesAlreadyOffView()
    }
    const links = await linkedRoles.listRoleLinks(me)
    const isReady = me.appSettings.hasLinkedRoles === true
    if (links.length > 0) return rolesOnView(readerOf(me), links, !isReady)
    if (!isReady)
      throw new UserError(
        "Discord roles for effort aren't switched on here. The person who runs Proxy can set DISCORD_CLIENT_SECRET and PUBLIC_URL.",
      )
    return rolesOffView(isPersonalPlatform(me.platform) ? null : await createLink(me))
  },
})

async function createLink(me: Me): Promise<{ readonly url: string; readonly minutes: number }> {
  const secret = await signIn.createSignInSecret(me)
  return {
    url: `${me.appSettings.publicUrl}/auth/sign-in/${secret}?to=roles`,
    minutes: signIn.SIGN_IN_LINK_MINUTES,
  }
}

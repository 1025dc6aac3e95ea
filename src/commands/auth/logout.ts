// Signs devices out of the page: one or all; after a sign-in by somebody else, it also revokes calendar addresses and
// codes.
import { ask } from '../../chat/ask.ts'
import { flagOption } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import * as calendar from '../../domain/access/calendar.ts'
import * as sessions from '../../domain/access/sessions/index.ts'
import * as accounts from '../../domain/people/accounts.ts'
import { isPersonalPlatform } from '../../domain/request/page-platform.ts'
import * as webhooks from '../../domain/webhooks/index.ts'
import { UserError } from '../../user-error.ts'
import { deviceDisownedView } from '../../views/device.ts'
import { defineCommand } from '../command.ts'
import { deviceOption } from '../lib/options/device.ts'

export default defineCommand({
  name: 'auth logout',
  about: 'Sign a device out of your page, or all of them',
  isForPersonAlone: true,
  options: {
    session: deviceOption('Which device; all of them if left out'),
    forget: flagOption(
      'And what it allowed: the password, tokens and webhooks and, for all of them, the calendar address',
    ),
  },
  examples: ['auth logout', 'auth logout forget:yes'],
  async run(me, { session, forget }) {
    const buttons = [{ label: 'Accounts and devices', line: ask('auth show') }]
    if (forget) {
      if (isPersonalPlatform(me.platform))
        throw new UserError("Please do that in your chat, where a stolen session can't reach.")
      if (session) {
        const password = await sessions.disownSession(me.trx, me.user.user_id, session, me.now)
        await webhooks.deleteWebhooksSince(me.trx, me.user.user_id, session.since)
        return deviceDisownedView(session.name, password)
      }
      await accounts.revokeCredentials(me.trx, me.user.user_id, me.now)
      await calendar.rotateCalendarAddress(me)
      return view(
        t`Everything is signed out`,
        [
          textBlock(
            t`All devices are signed out, any password, all tokens and all webhooks are gone, and the calendar has a new address.`,
          ),
          textBlock(t`To get back in, type: auth web`),
        ],
        { buttons },
      )
    }
    const ended = await sessions.signOutDevices(
      me.trx,
      me.user.user_id,
      session ? { familyId: session.familyId } : 'all',
      me.now,
    )
    if (session)
      return view(t`Signed out: ${session.name}`, [textBlock(t`It has to sign in again at its next click.`)], {
        buttons,
      })
    if (ended === 0) return view(t`No device is signed in`, [], { buttons })
    return view(ended === 1 ? t`Signed out of one device` : t`Signed out of ${ended} devices`, [], { buttons })
  },
})

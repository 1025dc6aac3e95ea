// Signs devices out of the page: one, or all of them; and, where somebody else was there, whatever else they could hold.
import { flagOption } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import * as calendar from '../../domain/access/calendar.ts'
import * as sessions from '../../domain/access/sessions/index.ts'
import * as accounts from '../../domain/people/accounts.ts'
import { PAGE_PLATFORM } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'
import { deviceOption } from '../lib/options/device.ts'

export default defineCommand({
  name: 'auth logout',
  about: 'Sign a device out of your page, or all of them',
  options: {
    session: deviceOption('Which device; all where none is named'),
    forget: flagOption('All of them, the password and the calendar’s address too'),
  },
  examples: ['auth logout', 'auth logout forget:yes'],
  async run(me, { session, forget }) {
    const buttons = [{ label: 'Accounts and devices', line: 'auth show' }]
    if (forget) {
      if (me.platform === PAGE_PLATFORM)
        throw new UserError('That is said in your chat, where nobody can be with a stolen session.')
      await accounts.revokeCredentials(me.trx, me.user.user_id, me.now)
      await calendar.rotateCalendarAddress(me)
      return view(
        t`Every door is closed`,
        [
          textBlock(t`All devices are signed out, a password there was is gone, and the calendar has a new address.`),
          textBlock(t`Your own way in: auth web`),
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
      return view(t`Signed out: ${session.name}`, [textBlock(t`It is asked to sign in at its next click.`)], {
        buttons,
      })
    if (ended === 0) return view(t`No device is signed in`, [], { buttons })
    return view(ended === 1 ? t`Signed out of one device` : t`Signed out of ${ended} devices`, [], { buttons })
  },
})

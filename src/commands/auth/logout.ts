// Signs devices out of the page: one, or all of them.
import { say, t, view } from '../../chat/view.ts'
import * as sessions from '../../services/sessions.ts'
import { command } from '../command.ts'
import { device } from '../options/device.ts'

export default command({
  name: 'auth logout',
  about: 'Sign a device out of your page, or all of them',
  options: { session: device('Which device; all where none is named') },
  examples: ['auth logout'],
  async run(me, { session }) {
    const ended = await sessions.end(me.trx, me.user.user_id, session ? { familyId: session.familyId } : 'all', me.now)
    const buttons = [{ label: 'Accounts and devices', line: 'auth show' }]
    if (session)
      return view(t`Signed out: ${session.name}`, [say(t`It is asked to sign in at its next click.`)], { buttons })
    if (ended === 0) return view(t`No device is signed in`, [], { buttons })
    return view(ended === 1 ? t`Signed out of one device` : t`Signed out of ${ended} devices`, [], { buttons })
  },
})

// The way into a calendar app: a private address it looks at by itself, which can be exchanged.
import { flagOption } from '../../chat/options.ts'
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as calendar from '../../domain/access/calendar.ts'
import { PAGE_PLATFORM } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me calendar',
  about: 'Your dates in a calendar app',
  phrases: { 'my calendar': {} },
  options: { renew: flagOption('A new address; the old one stops') },
  examples: ['me calendar', 'me calendar renew:yes'],
  async run(me, { renew }) {
    const { hasPage, publicUrl, secretKey } = me.appSettings
    if (hasPage === false)
      throw new UserError(
        'Calendars are not served here. Whoever runs this Proxy can add “web” to PARTS and set PUBLIC_URL.',
      )
    // It works without a session, for as long as nobody renews it: a stolen session must not learn it.
    if (me.platform === PAGE_PLATFORM)
      throw new UserError('The address of your calendar is given in your chat alone: say “me calendar” there.')
    if (renew) await calendar.rotateCalendarAddress(me)
    return view(
      renew ? t`A new address; the old one stopped` : t`Your calendar`,
      [
        textBlock(trustedText(`${publicUrl}/me/calendar/${calendar.calendarPath(secretKey, me.user)}`)),
        textBlock(
          t`Subscribe to it in your calendar app: timed tasks at their time, dated tasks and goals as whole days.`,
        ),
        textBlock(t`Whoever has the address can read it. What you keep off a chat is not in it.`),
      ],
      { buttons: [{ label: 'New address', line: 'me calendar renew:yes' }] },
    )
  },
})

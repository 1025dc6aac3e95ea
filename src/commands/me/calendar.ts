// Gives the private calendar address, and renews it.
import { ask } from '../../chat/ask.ts'
import { flagOption } from '../../chat/options.ts'
import { linkSpan, t, textBlock, view } from '../../chat/view.ts'
import * as calendar from '../../domain/access/calendar.ts'
import { isPersonalPlatform } from '../../domain/request/page-platform.ts'
import { UserError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'me calendar',
  about: 'Your dates in a calendar app',
  isForPersonAlone: true,
  phrases: { 'my calendar': {} },
  options: { renew: flagOption('A new address; the old one stops working') },
  examples: ['me calendar', 'me calendar renew:yes'],
  async run(me, { renew }) {
    const { hasPage, publicUrl, secretKey } = me.appSettings
    if (hasPage === false)
      throw new UserError(
        "Calendars aren't switched on here. The person who runs Proxy can add “web” to PARTS and set PUBLIC_URL.",
      )
    // The address works without a session until it is renewed, so a stolen session must not learn it.
    if (isPersonalPlatform(me.platform))
      throw new UserError("You only get your calendar's address in your chat: type “me calendar” there.")
    if (renew) await calendar.rotateCalendarAddress(me)
    return view(
      renew ? t`A new address; the old one no longer works` : t`Your calendar`,
      [
        textBlock([linkSpan(`${publicUrl}/me/calendar/${calendar.calendarPath(secretKey, me.user)}`)]),
        textBlock(
          t`Subscribe to it in your calendar app. Tasks with a time appear at that time; other dated tasks and goals as whole days.`,
        ),
        textBlock(t`Anyone who has the address can read it. What you hide from a chat app isn't in it.`),
      ],
      { buttons: [{ label: 'New address', line: ask('me calendar', { renew: 'yes' }) }] },
    )
  },
})

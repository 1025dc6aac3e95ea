// Offer nothing for a while.
import * as nudges from '../../domain/reminders/nudges.ts'
import { addDays, localDay, startOfLocalDay } from '../../time/index.ts'
import { nudgesPausedView } from '../../views/nudge.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dateOption } from '../lib/options.ts'

export default defineCommand({
  name: 'nudge pause',
  about: 'Pause check-ins until a day',
  options: { until: dateOption('Until when; tomorrow if left out, now to resume') },
  examples: ['nudge pause', 'nudge pause friday', 'nudge pause until:now'],
  async run(me, values) {
    const { timezone } = me.user
    const { day_starts_at } = me.preferences
    const tomorrow = addDays(localDay(me.now, timezone, day_starts_at), 1)
    // A date without a time ends the pause as that day begins.
    const until = values.until
      ? values.until.hasTime
        ? values.until.instant
        : startOfLocalDay(values.until.day, timezone, day_starts_at)
      : startOfLocalDay(tomorrow, timezone, day_starts_at)
    return nudgesPausedView(readerOf(me), (await nudges.pauseNudges(me, until)) ? until : null)
  },
})

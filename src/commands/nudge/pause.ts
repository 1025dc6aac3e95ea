// Offer nothing for a while.
import * as nudges from '../../domain/reminders/nudges.ts'
import { addDays, localDay, startOfLocalDay } from '../../time/index.ts'
import { paused } from '../../views/nudge.ts'
import { command, readerOf } from '../command.ts'
import { when } from '../lib/options.ts'

export default command({
  name: 'nudge pause',
  about: 'Offer nothing until a day',
  options: { until: when('Until when; tomorrow if left out, now to resume') },
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
    return paused(readerOf(me), (await nudges.pause(me, until)) ? until : null)
  },
})

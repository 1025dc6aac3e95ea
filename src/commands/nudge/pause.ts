// Offer nothing for a while.
import * as nudges from '../../domain/reminders/nudges.ts'
import { addDays, localDay, startOfLocalDay } from '../../time/index.ts'
import { nudgesPausedView } from '../../views/nudge.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dateOption } from '../lib/options.ts'

export default defineCommand({
  name: 'nudge pause',
  about: 'Pause check-ins until a day',
  byModel: 'run',
  says: [
    '<silence> (until|till|for|through) {until}',
    '<silence> {until}',
    {
      say: [
        '<silence> (for)? (today|tonight|the day|the rest of the day|this evening|this afternoon)',
        '<silence> for now',
      ],
      with: { until: 'tomorrow' },
    },
    { say: '<holiday> (for)? next week', with: { until: 'in 14 days' } },
    { say: '<holiday> (for)? (a|one|this)? week', with: { until: 'in 7 days' } },
    '<silence>',
    '<holiday> (until|till|through|for|to) {until}',
    '<holiday> (from)? {_}? (until|till|through|to) {until}',
    '<holiday> {_}?',
    {
      say: [
        '(resume|unpause|unmute|continue|restart|turn on|switch on|start) (the|my|your|all)? <messages> (again)?',
        '(you can|please)? (message|remind|nudge|ping|write|talk to) me again',
      ],
      with: { until: 'now' },
    },
  ],
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

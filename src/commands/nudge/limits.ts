// Sets quiet hours and the largest number of nudges a day.
import { integerOption } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { setNudgeLimits } from '../../domain/reminders/nudge-limits.ts'
import { defineCommand } from '../command.ts'
import { timeOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'nudge limits',
  about: 'Quiet hours, and how many reminders a day',
  byModel: 'offer',
  formWhenUnchanged: true,
  says: [
    '(quiet|silent|no <messages>|be quiet|stay quiet|silence|quiet hours|quiet time|set quiet hours|dont disturb|do not disturb) (me)? (from|between) {quiet-from} (to|and|until|till) {quiet-to}',
    '(no <messages>|quiet|be quiet|nothing) after {quiet-from}',
    '(no <messages>|quiet|be quiet|nothing) before {quiet-to}',
    '(at most|only|max|maximum|no more than|not more than) {per-day} <messages> (a|per) day',
    '(remind|message|nudge|ping) me less (often)?',
    '(fewer|less|too many|so many) <messages>',
    '(no|dont send|stop) (more)? (me)? (messages|reminders|nudges|pings|check-ins) after {quiet-from}',
    '(dont|do not|never|please dont) (message|remind|nudge|ping|text|write|write to|disturb|bother|notify|contact) (me)? after {quiet-from}',
    '(dont|do not|never|please dont) (message|remind|nudge|ping|text|write|write to|disturb|bother|notify|contact) (me)? before {quiet-to}',
    'quiet (hours)? {quiet-from} (to|until|till) {quiet-to}',
  ],
  options: {
    'quiet-from': timeOption('When quiet hours start; 22:00 if left out'),
    'quiet-to': timeOption('When quiet hours end; 08:00 if left out', 'morning'),
    'per-day': integerOption('How many a day, at most', { min: 0, max: 20 }),
  },
  examples: ['nudge limits quiet-from:21:00 quiet-to:09:00', 'nudge limits per-day:3'],
  prefill: async (me) => ({
    'quiet-from': me.preferences.quiet_from,
    'quiet-to': me.preferences.quiet_to,
    'per-day': String(me.preferences.nudges_per_day),
  }),
  async run(me, values) {
    const from = values['quiet-from']
    const to = values['quiet-to']
    const perDay = values['per-day']
    const now = await setNudgeLimits(me, {
      ...(from === undefined ? {} : { quietFrom: from }),
      ...(to === undefined ? {} : { quietTo: to }),
      ...(perDay === undefined ? {} : { perDay }),
    })
    const hours = now.quietFrom === now.quietTo ? t`No quiet hours` : t`Quiet from ${now.quietFrom} to ${now.quietTo}`
    return view(t`${hours}, at most ${now.perDay} a day`, [
      textBlock(t`Reminders you set a time for always come through.`),
    ])
  },
})

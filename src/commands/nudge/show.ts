// Shows what is on, what comes next and the limits; the next seven days behind a button. Also every choice of a reminder.
import { flagOption, hidden, withDefault } from '../../chat/options.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import * as schedules from '../../domain/reminders/schedules/index.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { previewNudges } from '../../nudges/preview/index.ts'
import { nudgeOverviewView } from '../../views/nudge.ts'
import { nudgeChoicesView } from '../../views/nudge-choices.ts'
import { upcomingRange } from '../../views/upcoming.ts'
import { defineCommand, readerOf } from '../command.ts'
import { nudgeOption } from '../lib/options/nudge.ts'
import { recomposeNudge } from '../lib/recompose-nudge.ts'
import { scheduleDetails } from './set.ts'

export default defineCommand({
  name: 'nudge show',
  about: 'What I may offer, and when',
  byModel: 'show',
  isDefault: true,
  spoken: ['when will you remind me?', "why didn't you remind me?"],
  says: [
    // “Why didn't you remind me about the lab”: what is set to be said, and what isn't.
    '(and|so|but|hey|why|how come)* (you|u) (just|even)* (didnt|did not|never|forgot to|havent|failed to) (even)? (remind|reminded|warn|warned|nudge|nudged|ping|pinged|notify|notified|alert|alerted) me {_}?',
    '(and|so|but|hey)* (why|how come) (didnt|did not|dont|havent|do not) (you|u) (ever|even)? (remind|reminded|warn|warned|nudge|nudged|ping|pinged|notify|notified|alert|alerted) me {_}?',
    '(what|when|which) (will|do|would) you (remind|message|nudge|ping|tell) me {_}?',
    '(show|show me|list|change|manage|edit|open) (my|the|your)? (nudges|notification settings|reminder settings|settings|preferences|check-ins)',
    'settings',
    '(please)? only (tell|remind|message|text|ping|nudge|bother|notify) me (about|of|for) !(when|if|after|before|between|on|at) {_}',
    '(please)? only (remind|message|text|ping|nudge|notify) me (about|for) {_}',
    '(so|and|but|hey)* (how|where) (do|can|could|would|should|to) (i|we)? (stop|prevent|make|get|have|set|limit|control) (you|it|this|the app|the bot|proxy|this thing)? (from|to|not|stop|less|fewer|only)* (message|messaging|text|texting|ping|pinging|nudge|nudging|remind|reminding|bother|bothering|bug|bugging|nag|nagging|send|sending|notify|notifying|buzz|buzzing|talk|talking|write|writing|messages|reminders|notifications|pings) {_}?',
    '(when|whens|what time|at what time) (is|s)? (the|my)? next (reminder|nudge|ping|alert|alarm|message|notification|one) (due|coming|going off|at|set for|planned|going to be|then)*',
    // “How do I turn off the morning thing”: each kind stands there with its button.
    '(how|where) (do|can|could|would|to) (i|you|we|one)? (turn off|switch off|stop|disable|mute|get rid of|change|turn on|switch on|enable|move|adjust|set) (the|my|your|these|those|this|that|all|all the|all these)? (morning|mornings|evening|evenings|daily|weekly|week|energy|check-in|check-ins|checkin|checkins|habit|focus|nudge|nudges|reminder|reminders|notification|notifications|alert|alerts|ping|pings|message|messages) (thing|things|stuff|nudge|nudges|reminder|reminders|message|messages|question|questions|card|cards|ping|pings|check-in|check-ins|notification|notifications|time|settings|summary|plan|off|on)* (off|on)? (please|again|then|here)*',
    '(what|which|show|show me|list|see|view) (all|of|my|the|your)* (reminders|nudges|alerts|notifications|check-ins|check ins) (do i have|have i got|have i set|are set|are on|are active|are coming|are there|will i get|am i getting|do you have|for me|today|now|set up)*',
  ],
  options: {
    week: withDefault(flagOption('Show each of the next seven days'), false, 'no'),
    nudge: hidden(nudgeOption('One that was sent, with all its choices')),
    alone: hidden(flagOption('Without those that came in the same message')),
  },
  examples: ['nudge show', 'nudge', 'nudge show week:yes'],
  async run(me, { week, nudge, alone }) {
    if (nudge) {
      const bundled = alone ? [] : await nudges.listBundled(me, nudge)
      return bundled.length === 0
        ? recomposeNudge(me, nudge)
        : nudgeChoicesView(await nudges.describeNudges(me, [nudge, ...bundled]))
    }
    const wishes = (await schedules.listKindSchedules(me)).flatMap((row) => scheduleDetails(row) ?? [])
    const offered = [...kinds.values()].filter(({ isSettable, isTimed, at }) => isSettable && !isTimed && at !== null)
    const reader = readerOf(me)
    const coming = await previewNudges(me, kinds, upcomingRange(reader))
    const { quiet_from, quiet_to, quiet_days, nudges_per_day, paused_from, paused_until } = me.preferences
    const until = paused_until === null ? null : new Date(paused_until)
    const from = paused_from === null ? null : new Date(paused_from)
    return nudgeOverviewView(reader, {
      isWeek: week,
      wishes: wishes.filter((wish) => kinds.get(wish.kind)?.at !== null || kinds.get(wish.kind)?.isTimed),
      offered,
      coming: coming.map((one) => ({ ...one, label: kinds.get(one.kind)?.label ?? one.kind })),
      quietFrom: quiet_from,
      quietTo: quiet_to,
      quietDays: quiet_days,
      perDay: nudges_per_day,
      pausedFrom: from && from > me.now ? from : null,
      pausedUntil: until && until > me.now ? until : null,
    })
  },
})

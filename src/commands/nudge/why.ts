// Explains why a nudge came: the setting or typed time behind it, and how to change it.
import { ask } from '../../chat/ask.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import * as schedules from '../../domain/reminders/schedules/index.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { UserError } from '../../user-error.ts'
import { nudgeReasonView } from '../../views/nudge.ts'
import { defineCommand, readerOf } from '../command.ts'
import { nudgeOption } from '../lib/options/nudge.ts'

export default defineCommand({
  name: 'nudge why',
  about: 'Why I sent a reminder, and how to change it',
  keepsMessage: true,
  phrases: { 'why this': {} },
  spoken: ['why did you remind me?'],
  says: [
    '(and|so|but|ok)* (why|how come) (did|do|are|have|were|would) you (just|keep|always)* (remind|reminded|reminding|tell|telling|told|message|messaging|messaged|ping|pinging|pinged|nudge|nudging|nudged|text|texting|sent|send|sending|bother|bothering|write to|writing to) me {_}?',
    '(and|so|but|ok)* (why|how come) (did|do|am) i (get|getting|got) (this|that|these|a|the|your|so many)? (message|messages|reminder|reminders|nudge|nudges|ping|pings|notification|notifications|check-in|check-ins)? (now|today|again)?',
  ],
  options: { nudge: nudgeOption('Which one; the newest if left out') },
  examples: ['nudge why'],
  async run(me, values) {
    const found = values.nudge ?? (await nudges.findNewestNudge(me))
    const kind = kinds.get(found?.schedule?.kind ?? '')
    if (!found?.schedule || !kind)
      throw new UserError("I haven't sent you anything yet. What should I offer?", [
        { label: 'Show reminders', line: ask('nudge show') },
      ])
    const [told] = await nudges.describeNudges(me, [found])
    const { schedule } = found
    const own = kind.kind === 'goal' ? await schedules.findKindSchedule(me, 'goal') : schedule
    return nudgeReasonView(readerOf(me), {
      kind: kind.kind,
      label: kind.label,
      about: kind.about,
      isTimed: kind.isTimed,
      isSnooze: found.slot.includes('+'),
      subject: told?.subject ?? null,
      subjectId: schedule.subject_id,
      dueAt: found.due_at,
      at: schedule.local_time,
      days: schedules.daysText(schedule.days),
      saidAt: own?.consented_at ?? null,
    })
  },
})

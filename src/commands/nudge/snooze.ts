// Postpones or skips one occurrence of a nudge.
import { ask } from '../../chat/ask.ts'
import { flagOption, integerOption, withDefault } from '../../chat/options.ts'
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import { recordDeferrals } from '../../domain/tasks/deferrals.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { nudgeSnoozedView } from '../../views/nudge.ts'
import { defineCommand, readerOf } from '../command.ts'
import { nudgeOption } from '../lib/options/nudge.ts'

const MINUTES = 30

export default defineCommand({
  name: 'nudge snooze',
  about: 'Remind me later, this once',
  byModel: 'run',
  phrases: {
    'not now': {},
    'later please': {},
    'remind me later': {},
    snooze: {},
  },
  says: [
    '(snooze|remind me again|remind me|again|ask me again|ask again|tell me again) (it|this|that|me)? (for|in) {minutes}',
    'in {minutes}',
    '(snooze|remind me|remind me again|remind me of this|remind me of that|ask me|ask me again|tell me|set a reminder) (of it|of that|it|this|about it|about this|about that|for)? (again)? (later|at a later time|another time|some other time|in a bit|in a while|soon|later on|later today|in awhile)',
    '(remember to)? remind me (of|about|to do)? (this|that|it|this thing|that thing) (again)? (later|in a bit|in a while|in awhile|soon)',
    {
      say: '(skip|dismiss|ignore) (this|that|it|the|this reminder|that reminder|the reminder|reminder)',
      with: { skip: 'yes' },
    },
  ],
  options: {
    nudge: nudgeOption('Which one; the newest if left out'),
    minutes: withDefault(integerOption('How many minutes from now', { min: 5, max: 1440, unit: 'minutes' }), MINUTES),
    skip: withDefault(flagOption('Skip this one'), false, 'no'),
  },
  examples: ['not now', 'nudge snooze minutes:60'],
  async run(me, values, { request }) {
    const found = values.nudge ?? (await nudges.findUnansweredNudge(me))
    // “In 20 minutes” below a task is about that task.
    if (!found && request.input.kind === 'typed' && /^\s*in\b/i.test(request.input.line))
      throw new NotMeantError('Nothing is waiting.')
    if (!found)
      return view(t`Nothing is waiting.`, [], { buttons: [{ label: 'What now?', line: ask('task suggest') }] })
    const { schedule } = found
    // An appointment's own reminder put off is the appointment put off; a check-in is nothing to do.
    if (schedule?.kind === 'task' && schedule.subject_id !== null)
      await recordDeferrals(me, [schedule.subject_id], 'snoozed')
    const label = kinds.get(found.schedule?.kind ?? '')?.label ?? 'Reminder'
    const [told] = await nudges.describeNudges(me, [found])
    const what = told?.subject ? t`${told.subject}` : trustedText(label)
    if (!values.skip) return nudgeSnoozedView(readerOf(me), await nudges.snoozeNudge(me, found, values.minutes), what)
    await nudges.skipNudge(me, found)
    return view(t`Skipped this once: ${what}`, [textBlock(t`The next ones aren't affected.`)])
  },
})

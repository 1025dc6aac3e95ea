// Pauses one habit, or all but the essential ones. Paused days do not affect the streak.

import * as habits from '../../domain/days/habits/index.ts'
import { UserError } from '../../user-error.ts'
import { habitsPausedView, habitsResumedView } from '../../views/habit-pause.ts'
import { readerDayLabel } from '../../views/habit-text.ts'
import { defineCommand, readerOf } from '../command.ts'
import { habitOption } from '../lib/options/index.ts'
import { dayOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'habit pause',
  about: 'Pause a habit, or all but the essential ones',
  byModel: 'run',
  spoken: ['pause my habits until friday'],
  says: [
    '(pause|stop|rest|suspend) (all)? (my)? habits (until|till) {until}',
    '(pause|stop|rest|suspend) (all)? (my)? habits (for|through)? {until}',
    { say: '(pause|stop|suspend|rest) (all)? (my)? habits', moment: 'none' },
    '(pause|suspend|rest) {habit} (until|till) {until}',
    '(pause|suspend|rest) {habit}',
  ],
  options: {
    habit: habitOption('Which one; all but the essential ones if left out'),
    from: dayOption('The first day of rest; today if left out'),
    until: dayOption('The last day of rest, or now to end it; open if left out'),
  },
  examples: [
    'habit pause',
    'habit pause meds until:friday',
    'habit pause meds until:now',
    'habit pause from:monday until:"20 March"',
  ],
  async run(me, values) {
    const reader = readerOf(me)
    const which = values.habit ?? null
    const from = values.from?.day ?? habits.todayOf(me)
    const until = values.until?.day ?? null
    if (values.until?.hasTime && values.until.instant <= me.now)
      return habitsResumedView(which, await habits.resumeHabits(me, which, habits.todayOf(me)))
    if (until !== null && until < from)
      throw new UserError(
        `The pause starts on ${readerDayLabel(reader, from)}, so it can't end before that. Name a later day.`,
      )
    const changed = await habits.pauseHabits(me, which, from, until)
    return habitsPausedView(reader, { which, from, until, changed })
  },
})

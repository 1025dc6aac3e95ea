// Let one habit rest, or all but the essential ones. Days at rest neither count nor break.

import * as habits from '../../domain/days/habits/index.ts'
import { UserError } from '../../user-error.ts'
import { formatDayOf, paused, resumed } from '../../views/habit.ts'
import { command, readerOf } from '../command.ts'
import { habit, when } from '../lib/options.ts'

export default command({
  name: 'habit pause',
  about: 'Let a habit rest, or all but essential ones',
  options: {
    habit: habit('Which one; all but the essential ones if left out'),
    from: when('The first day of rest; today if left out'),
    until: when('The last day of rest, or now to end it; open if left out'),
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
      return resumed(which, await habits.resume(me, which, habits.todayOf(me)))
    if (until !== null && until < from)
      throw new UserError(`A pause from ${formatDayOf(reader, from)} can't end before it. Name a later day.`)
    const changed = await habits.pause(me, which, from, until)
    return paused(reader, { which, from, until, changed })
  },
})

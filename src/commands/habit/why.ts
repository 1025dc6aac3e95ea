// Each day of a habit, and the rule that kept or broke its run.
import { integer, need, otherwise } from '../../chat/options.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { why } from '../../views/habit.ts'
import { command, readerOf } from '../command.ts'
import { habit } from '../lib/options.ts'

export default command({
  name: 'habit why',
  about: 'Each day and its rule',
  options: {
    habit: need(habit('Which one')),
    days: otherwise(integer('How many days, or weeks', { min: 1, max: 56 }), 10),
  },
  examples: ['habit why meds', 'habit why meds days:30'],
  async run(me, { habit, days }) {
    return why(readerOf(me), await habits.factsOfOne(me, habit), days)
  },
})

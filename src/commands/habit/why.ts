// Each day of a habit, and the rule that kept or broke its run.
import { need } from '../../chat/options.ts'
import * as habits from '../../services/habits.ts'
import { why } from '../../views/habit.ts'
import { command, readerOf } from '../command.ts'
import { habit } from '../options.ts'

export default command({
  name: 'habit why',
  about: 'Each day and its rule',
  options: { habit: need(habit('Which one')) },
  examples: ['habit why meds'],
  async run(me, { habit }) {
    return why(readerOf(me), await habits.factsOfOne(me, habit))
  },
})

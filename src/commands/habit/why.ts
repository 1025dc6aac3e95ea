// Explains each day of a habit by the rule that kept or ended its streak.
import { integerOption, required, withDefault } from '../../chat/options.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitHistoryView } from '../../views/habit-history.ts'
import { defineCommand, readerOf } from '../command.ts'
import { habitOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'habit why',
  about: 'How each day counted',
  byModel: 'show',
  spoken: ['how many meds did I take?'],
  says: [
    'why {habit}',
    '(so|and|but)? why (is|was|has|did|does) (my|the)? {habit} (streak)? (gone|broken|over|ended|end|lost|reset|at zero|at 0|back to zero|back to 0|down|shorter|missed|not counted|not count|count)',
    '(how come|explain) (my|the)? {habit} (streak)?',
    '(how many|how much) {_} of {habit} (did|have|had|do) (i) (have|had|drink|drunk|eat|eaten|do|done|take|taken|log|logged)? (today|so far|already|this week)*',
    '(how many|how much) {habit} (did|have|had|do) (i) (have|had|drink|drunk|eat|eaten|do|done|take|taken|log|logged)? (today|so far|already|this week)*',
  ],
  options: {
    habit: required(habitOption('Which one')),
    days: withDefault(integerOption('How many days, or weeks', { min: 1, max: 56 }), 10),
  },
  examples: ['habit why meds', 'habit why meds days:30'],
  async run(me, { habit, days }) {
    return habitHistoryView(readerOf(me), await habits.loadOneHabitFacts(me, habit), days)
  },
})

// Counts a habit up or down on a day: one more glass of water. It is done once the goal of the day is reached.
import { choiceOption, integerOption, required, withDefault } from '../../chat/options.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitCountedView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { amountOption, countedHabitOption } from '../lib/options/amount.ts'

export default defineCommand({
  name: 'habit count',
  about: 'Count a habit up or down',
  byModel: 'run',
  spoken: ['add 2 to meds', 'add one more to meds'],
  says: [
    '{by} (more)? {habit}',
    '{by} (more)? {_} of {habit}',
    '<i>? (just|already)? (had|drank|took|did|ate|drunk|add|log|count|plus) {by} (more)? {habit}',
    '<i>? (just|already)? (had|drank|took|did|ate|drunk|add|log|count|plus) {by} (more)? {_} of {habit}',
    '(add|log|count|plus) {by} (more)? (to|for) {habit}',
    // “Glass of water”: only where water is counted in glasses.
    { say: '{habit}', typed: /^(?:(?:just|already|one more|another)\s+)?\p{L}+ of \p{L}/iu },
    // “Water +1”, “water 2 more”.
    { say: '{habit} {by} (more)?', typed: /(?:[+−–-]\s?\d{1,4}|\b\d{1,4} more)\W*$/i },
  ],
  options: {
    habit: required(countedHabitOption('Which one')),
    by: withDefault(amountOption('How many more; -1 takes one away'), 1),
    to: integerOption('How many in all that day', { min: 0, max: 100_000 }),
    day: withDefault(choiceOption('Which day', ['today', 'yesterday']), 'today'),
  },
  examples: ['habit count meds', 'habit count meds by:2', 'habit count meds by:-1', 'habit count meds to:8'],
  async run(me, values) {
    const on = values.day === 'today' ? habits.todayOf(me) : habits.yesterdayOf(me)
    const before = (await habits.loadOneHabitFacts(me, values.habit)).counts.get(on)?.count ?? 0
    const now =
      values.to === undefined
        ? await habits.countHabit(me, values.habit, on, values.by)
        : await habits.setHabitCount(me, values.habit, on, values.to)
    const facts = await habits.loadOneHabitFacts(me, values.habit)
    return habitCountedView(readerOf(me), facts, on, { ...now, before })
  },
})

// Did it, today or yesterday; or not after all. Twice is once.
import { choiceOption, flagOption, required, withDefault } from '../../chat/options.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitCheckedView, habitUncheckedView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { habitOption } from '../lib/options.ts'

export default defineCommand({
  name: 'habit check',
  about: 'Mark a habit done',
  byModel: 'run',
  aliases: ['check'],
  says: [
    '<i>? (took|taken|did|done|finished|completed|had|drank|ate|check|checked|check off|tick off|tick|brushed|walked|ran|meditated|logged) {habit}',
    '<i>? (took|taken|did|done|finished|had|drank|ate|checked|brushed|walked) {habit} {day}',
    '(forgot to log|log|i also did) {habit} (for|from)? {day}',
    '{habit} (done|taken|finished|checked|✅)',
    '(mark|tick|check|cross) {habit} (as|off)? (done|finished|complete|completed|off|taken)',
    '(log|track|record) {habit}',
    '{habit} (is|are) (done|taken|finished)',
  ],
  options: {
    habit: required(habitOption('Which one')),
    day: withDefault(choiceOption('Which day', ['today', 'yesterday']), 'today'),
    back: flagOption("Undo: it wasn't done"),
  },
  examples: ['check meds', 'habit check meds yesterday', 'habit check meds back:yes'],
  async run(me, values) {
    const on = values.day === 'today' ? habits.todayOf(me) : habits.yesterdayOf(me)
    const isBack = values.back === true
    const isNew = isBack
      ? await habits.uncheckHabit(me, values.habit, on)
      : await habits.checkHabit(me, values.habit, on)
    const facts = await habits.loadOneHabitFacts(me, values.habit)
    return isBack
      ? habitUncheckedView(readerOf(me), facts, on, isNew)
      : habitCheckedView(readerOf(me), facts, on, isNew)
  },
})

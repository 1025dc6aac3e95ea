// Did it, today or yesterday; or not after all. Twice is once.
import { choice, flag, need, otherwise } from '../../chat/options.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { checked, unchecked } from '../../views/habit.ts'
import { command, readerOf } from '../command.ts'
import { habit } from '../lib/options.ts'

export default command({
  name: 'habit check',
  about: 'Did it: mark a habit done',
  shorts: ['check'],
  options: {
    habit: need(habit('Which one')),
    day: otherwise(choice('Which day', ['today', 'yesterday']), 'today'),
    back: flag('It was not done after all'),
  },
  examples: ['check meds', 'habit check meds yesterday', 'habit check meds back:yes'],
  async run(me, values) {
    const on = values.day === 'today' ? habits.todayOf(me) : habits.yesterdayOf(me)
    const isBack = values.back === true
    const isNew = isBack ? await habits.uncheck(me, values.habit, on) : await habits.check(me, values.habit, on)
    const facts = await habits.factsOfOne(me, values.habit)
    return isBack ? unchecked(readerOf(me), facts, on, isNew) : checked(readerOf(me), facts, on, isNew)
  },
})

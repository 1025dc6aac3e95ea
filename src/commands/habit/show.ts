// The person's habits, or one of them; the card that follows its days.
import { ask } from '../../chat/ask.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitItem, habitListView, habitView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { habitOption, pageOption } from '../lib/options.ts'

export default defineCommand({
  name: 'habit show',
  about: 'Your habits, or one of them',
  isDefault: true,
  aliases: ['habits'],
  redrawsCard: 'habit',
  options: { habit: habitOption('Which one; all of them if left out'), page: pageOption() },
  examples: ['habit show', 'habit show meds'],
  async run(me, values) {
    const reader = readerOf(me)
    if (values.habit) return habitView(reader, await habits.loadOneHabitFacts(me, values.habit))
    const all = await habits.listActiveHabits(me)
    const pageLine = (page: number) => ask('habit show', { page })
    const facts = await habits.loadHabitFacts(me, all.slice((values.page - 1) * 5, values.page * 5))
    const items = facts.map((each) => habitItem(reader, each, pageLine(values.page)))
    return habitListView(items, { page: values.page, count: all.length, pageLine })
  },
})

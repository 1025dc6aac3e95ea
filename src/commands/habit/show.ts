// The person's habits, or one of them; the card that follows its days.
import { format } from '../../chat/parse/line.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitItem, list, shown } from '../../views/habit.ts'
import { command, readerOf } from '../command.ts'
import { habit, page } from '../lib/options.ts'

export default command({
  name: 'habit show',
  about: 'Your habits, or one of them',
  isDefault: true,
  shorts: ['habits'],
  draws: 'habit',
  options: { habit: habit('Which one; all of them if left out'), page: page() },
  examples: ['habit show', 'habit show meds'],
  async run(me, values) {
    const reader = readerOf(me)
    if (values.habit) return shown(reader, await habits.factsOfOne(me, values.habit))
    const all = await habits.active(me)
    const pageLine = (page: number): string => format('habit show', { page: String(page) })
    const facts = await habits.factsOf(me, all.slice((values.page - 1) * 5, values.page * 5))
    const items = facts.map((each) => habitItem(reader, each, pageLine(values.page)))
    return list(items, { page: values.page, count: all.length, pageLine })
  },
})

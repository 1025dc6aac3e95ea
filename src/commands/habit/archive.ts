// Out of every list, and back again; the days between count as rest.
import { flag, need } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { command } from '../command.ts'
import { habit } from '../lib/options.ts'

export default command({
  name: 'habit archive',
  about: 'Put a habit away; it can come back',
  options: { habit: need(habit('Which one')), back: flag('Bring it back') },
  examples: ['habit archive meds', 'habit archive meds back:yes'],
  async run(me, { habit, back }) {
    const card = { kind: 'habit', id: habit.habit_id }
    if (back) {
      const isNew = await habits.restore(me, habit)
      return view(isNew ? t`Back: ${habit.name}` : t`Not archived: ${habit.name}`, [], { card })
    }
    const isNew = await habits.archive(me, habit)
    return view(isNew ? t`Archived: ${habit.name}` : t`Already archived: ${habit.name}`, [], {
      buttons: [{ label: 'Bring back', line: `habit archive habit:${habit.habit_id} back:yes` }],
      card,
    })
  },
})

// Archives or restores a habit; the days between count as rest.
import { ask } from '../../chat/ask.ts'
import { flagOption, required } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { defineCommand } from '../command.ts'
import { habitOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'habit archive',
  about: 'Archive a habit; it can come back',
  byModel: 'offer',
  options: { habit: required(habitOption('Which one')), back: flagOption('Restore it') },
  examples: ['habit archive meds', 'habit archive meds back:yes'],
  async run(me, { habit, back }) {
    const card = { kind: 'habit', id: habit.habit_id }
    if (back) {
      const isNew = await habits.restoreHabit(me, habit)
      return view(isNew ? t`Restored: ${habit.name}` : t`Not archived: ${habit.name}`, [], { card })
    }
    const isNew = await habits.archiveHabit(me, habit)
    return view(isNew ? t`Archived: ${habit.name}` : t`Already archived: ${habit.name}`, [], {
      buttons: [{ label: 'Restore', line: ask('habit archive', { habit: habit.habit_id, back: 'yes' }) }],
      card,
    })
  },
})

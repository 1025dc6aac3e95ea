// Edits a habit's title, days or time; its streak is counted again.
import { clearable, flagOption, formField, required, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { timeOption } from '../lib/options/moments.ts'
import { habitOption } from '../lib/options.ts'

export default defineCommand({
  name: 'habit edit',
  about: 'Change a habit',
  byModel: 'offer',
  formWhenUnchanged: true,
  options: {
    habit: required(habitOption('Which one')),
    name: textOption('Its name', { max: 255 }),
    on: textOption('Which days: daily, weekly, or mon,wed', { max: 50 }),
    at: clearable(timeOption('When to remind you')),
    about: clearable(textOption('Why it matters')),
    essential: formField(flagOption('Keeps going when other habits are paused')),
  },
  examples: ['habit edit meds at:22:00', 'habit edit meds on:weekdays essential:no'],
  async prefill(me, { habit }) {
    if (!habit) return {}
    const { frequency, isWeekly, at, isEssential } = await habits.loadOneHabitFacts(me, habit)
    return {
      name: habit.name,
      on: isWeekly ? 'weekly' : frequency,
      ...(at ? { at } : {}),
      ...(habit.description ? { about: habit.description } : {}),
      essential: isEssential ? 'yes' : 'no',
    }
  },
  async run(me, values) {
    const happened = await habits.editHabit(me, values.habit, {
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.on === undefined ? {} : { frequency: habits.parseFrequency(values.on) }),
      ...(values.at === undefined ? {} : { at: values.at }),
      ...(values.about === undefined ? {} : { about: values.about }),
      ...(values.essential === undefined ? {} : { isEssential: values.essential }),
    })
    return {
      ...habitView(readerOf(me), await habits.loadOneHabitFacts(me, values.habit)),
      notice: happened ? t`Saved` : t`No change`,
    }
  },
})

// Edits a habit's name, rhythm, count or time. A new rhythm counts from today on.
import { clearable, flagOption, formField, listingWeekdays, required, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { COUNT_WORDS, RHYTHM_WORDS } from '../lib/habit-words.ts'
import { habitOption } from '../lib/options/index.ts'
import { timeOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'habit edit',
  about: 'Change a habit',
  byModel: 'offer',
  formWhenUnchanged: true,
  options: {
    habit: required(habitOption('Which one')),
    name: textOption('Its name', { max: 255 }),
    on: listingWeekdays(textOption(RHYTHM_WORDS, { max: 50 })),
    at: clearable(timeOption('When to remind you')),
    about: clearable(textOption('Why it matters')),
    essential: formField(flagOption('Keeps going when other habits are paused')),
    count: textOption(COUNT_WORDS, { max: 50 }),
  },
  examples: [
    'habit edit meds at:22:00',
    'habit edit meds on:weekdays essential:no',
    'habit edit meds on:"every 2 days"',
    'habit edit meds count:2',
  ],
  async prefill(me, { habit }) {
    if (!habit) return {}
    const { frequency, at, isEssential, goal, unit } = await habits.loadOneHabitFacts(me, habit)
    return {
      name: habit.name,
      // Weekdays are stored behind a word of their own.
      on: frequency.replace(/^custom:/, ''),
      count: habits.formatDailyGoal({ goal, unit }),
      ...(at ? { at } : {}),
      ...(habit.description ? { about: habit.description } : {}),
      essential: isEssential ? 'yes' : 'no',
    }
  },
  async run(me, values) {
    const happened = await habits.editHabit(me, values.habit, {
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.on === undefined ? {} : { frequency: habits.parseFrequency(values.on) }),
      ...(values.count === undefined ? {} : { goal: habits.parseDailyGoal(values.count) }),
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

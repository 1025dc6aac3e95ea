// Change a habit's words, days or time; its days are counted again by what holds now.
import { asked, clearable, flag, need, text } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { shown } from '../../views/habit.ts'
import { command, readerOf } from '../command.ts'
import { habit, timeOfDay } from '../lib/options.ts'

export default command({
  name: 'habit edit',
  about: 'Change a habit',
  formWhenUnchanged: true,
  options: {
    habit: need(habit('Which one')),
    name: text('What it is', { max: 255 }),
    on: text('Which days: daily, weekly, or mon,wed', { max: 50 }),
    at: clearable(timeOfDay('A time to be reminded at')),
    about: clearable(text('What it is for')),
    essential: asked(flag('No general pause silences it')),
  },
  examples: ['habit edit meds at:22:00', 'habit edit meds on:weekdays essential:no'],
  async prefill(me, { habit }) {
    if (!habit) return {}
    const { frequency, isWeekly, at, isEssential } = await habits.factsOfOne(me, habit)
    return {
      name: habit.name,
      on: isWeekly ? 'weekly' : frequency,
      ...(at ? { at } : {}),
      ...(habit.description ? { about: habit.description } : {}),
      essential: isEssential ? 'yes' : 'no',
    }
  },
  async run(me, values) {
    const happened = await habits.edit(me, values.habit, {
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.on === undefined ? {} : { frequency: habits.frequencyOf(values.on) }),
      ...(values.at === undefined ? {} : { at: values.at }),
      ...(values.about === undefined ? {} : { about: values.about }),
      ...(values.essential === undefined ? {} : { isEssential: values.essential }),
    })
    return {
      ...shown(readerOf(me), await habits.factsOfOne(me, values.habit)),
      notice: happened ? t`Changed` : t`It is so already`,
    }
  },
})

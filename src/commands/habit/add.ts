// A new habit; a time typed is a promise, everything else waits to be looked at.
import { asked, clearable, flag, need, otherwise, text } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { fold } from '../../text.ts'
import { added, shown } from '../../views/habit.ts'
import { command, readerOf } from '../command.ts'
import { timeOfDay } from '../lib/options.ts'

export default command({
  name: 'habit add',
  about: 'Begin a habit',
  options: {
    name: need(text('What it is', { max: 255, takes: 'rest' })),
    on: otherwise(text('Which days: daily, weekly, or mon,wed', { max: 50 }), 'daily'),
    at: clearable(timeOfDay('A time to be reminded at')),
    about: text('What it is for'),
    essential: asked(flag('No general pause silences it')),
  },
  examples: [
    'habit add Meds at 21:00',
    'habit add Pills at:21:00 essential:yes',
    'habit add Stretch on:mon,wed,fri',
    'habit add Call home on:weekly',
  ],
  async run(me, values, { raw }) {
    const { name, at, frequency } = habits.readHabitLine({
      name: values.name,
      at: values.at,
      ...(raw['on'] === undefined ? {} : { frequency: habits.frequencyOf(values.on) }),
    })
    const known = (await habits.active(me)).find((other) => fold(other.name) === fold(name))
    if (known) {
      const facts = await habits.factsOfOne(me, known)
      return { ...shown(readerOf(me), facts), notice: t`There is such a habit already` }
    }
    const habit = await habits.add(me, {
      name,
      frequency: frequency ?? habits.frequencyOf(values.on),
      at: at ?? null,
      about: values.about ?? null,
      isEssential: values.essential ?? false,
    })
    return added(readerOf(me), await habits.factsOfOne(me, habit))
  },
})

// Change a goal's words or its date.
import { clearable, need, text } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as goals from '../../domain/days/goals.ts'
import { zoneOf } from '../../domain/request/me.ts'
import { localDay } from '../../time/index.ts'
import { shown } from '../../views/goal.ts'
import { command, readerOf } from '../command.ts'
import { goal } from '../lib/options/goal.ts'
import { when } from '../lib/options.ts'

export default command({
  name: 'goal edit',
  about: 'Change a goal',
  formWhenUnchanged: true,
  options: {
    goal: need(goal('Which one')),
    title: text('What it is', { max: 255 }),
    by: clearable(when('By when', 'to come')),
    about: clearable(text('What it is for')),
  },
  examples: ['goal edit portfolio by:"1 April"', 'goal edit portfolio by:none'],
  prefill: async (me, { goal }) =>
    goal
      ? {
          title: goal.title,
          ...(goal.target_date ? { by: localDay(goal.target_date, zoneOf(me), '00:00') } : {}),
          ...(goal.description ? { about: goal.description } : {}),
        }
      : {},
  async run(me, values) {
    const { goal, happened } = await goals.edit(me, values.goal, {
      ...(values.title === undefined ? {} : { title: values.title }),
      ...(values.by === undefined ? {} : { by: values.by?.instant ?? null }),
      ...(values.about === undefined ? {} : { about: values.about }),
    })
    const progress = (await goals.progressOf(me, [goal]))(goal)
    return { ...shown(readerOf(me), { goal, progress }), notice: happened ? t`Changed` : t`It is so already` }
  },
})

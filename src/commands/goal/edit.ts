// Edits a goal's title or date.
import { clearable, required, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as goals from '../../domain/days/goals.ts'
import { zoneOf } from '../../domain/request/me.ts'
import { localDay } from '../../time/index.ts'
import { goalView } from '../../views/goal.ts'
import { defineCommand, readerOf } from '../command.ts'
import { goalOption } from '../lib/options/goal.ts'
import { dayOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'goal edit',
  about: 'Change a goal',
  byModel: 'offer',
  formWhenUnchanged: true,
  options: {
    goal: required(goalOption('Which one')),
    title: textOption('Its name', { max: 255 }),
    by: clearable(dayOption('By when', 'to come')),
    about: clearable(textOption('Why it matters')),
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
    const { goal, happened } = await goals.editGoal(me, values.goal, {
      ...(values.title === undefined ? {} : { title: values.title }),
      ...(values.by === undefined ? {} : { by: values.by?.instant ?? null }),
      ...(values.about === undefined ? {} : { about: values.about }),
    })
    const progress = (await goals.goalProgress(me, [goal]))(goal)
    return { ...goalView(readerOf(me), { goal, progress }), notice: happened ? t`Saved` : t`No change` }
  },
})

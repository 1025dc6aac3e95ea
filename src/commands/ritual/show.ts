// Shows a day's plan; renders its card.

import { ask } from '../../chat/ask.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { UserError } from '../../user-error.ts'
import { dayPlanView } from '../../views/ritual.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dayPlanOption } from '../lib/options/day.ts'

export default defineCommand({
  name: 'ritual show',
  about: 'The plan for a day',
  byModel: 'show',
  redrawsCard: 'day',
  phrases: {
    'my plan': {},
    'my day': {},
    today: {},
    "what's today": {},
    "what's on today": {},
    "what's up today": {},
    'what do i have today': {},
    'what have i got today': {},
    agenda: {},
    'my agenda': {},
  },
  options: { day: dayPlanOption('Which day; today if left out') },
  examples: ['ritual show'],
  async run(me, values) {
    const planned = values.day ?? (await rituals.findDayPlan(me))
    if (!planned) throw unplanned((await tasks.listTasks(me, { view: 'today' })).count)
    return dayPlanView(readerOf(me), planned)
  },
})

/** What is dated today is shown without a plan too. */
function unplanned(count: number): UserError {
  const plan = { label: 'Plan', line: ask('ritual morning') }
  if (count === 0) return new UserError('Nothing is planned for today yet.', [plan])
  return new UserError(
    `Nothing is planned for today yet. ${count === 1 ? 'One thing is' : `${count} things are`} due by tonight.`,
    [plan, { label: 'Due today', line: ask('task list', { view: 'today' }) }],
  )
}

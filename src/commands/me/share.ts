// Shares one answer in public: a task, a focus session to join, a day, a week. Never notes, energy or points.

import { ask } from '../../chat/ask.ts'
import { choiceOption, hidden, required } from '../../chat/options.ts'
import type { View } from '../../chat/view.ts'
import type { DayPlan } from '../../contracts/days.ts'
import * as company from '../../domain/days/focus/companions.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import { loadWeekSummary } from '../../domain/days/rituals/week.ts'
import * as people from '../../domain/people/index.ts'
import { loadServerSettings } from '../../domain/places/server-settings.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { DomainError, UserError } from '../../user-error.ts'
import { sharedFocusView as companyCard } from '../../views/focus-company.ts'
import { sharedPlanView, sharedTaskView, sharedWeekView } from '../../views/share.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dayPlanOption } from '../lib/options/day.ts'
import { requireRunningFocus } from '../lib/options/focus.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'me share',
  about: 'Show one thing to everyone here',
  isPrivate: false,
  options: {
    what: required(choiceOption('What would you like to show?', ['task', 'focus', 'day', 'week'])),
    task: taskOption('Which task; the current one if left out'),
    day: hidden(dayPlanOption('Which day')),
  },
  redrawsShared: {
    'shared-task': (task) => ({ what: 'task', task }),
    'shared-day': (day) => ({ what: 'day', day }),
  },
  examples: ['me share week', 'me share day'],
  async run(me, values) {
    const { allowsShare, isQuiet } = await loadServerSettings(me)
    if (!allowsShare) throw new DomainError('share.switched-off')
    return { ...(await sharedView(me, values)), ...(isQuiet ? { isQuiet } : {}) }
  },
})

interface ShareValues {
  readonly what: 'task' | 'focus' | 'day' | 'week'
  readonly task?: tasks.Task | undefined
  readonly day?: DayPlan | undefined
}

async function sharedView(me: Me, values: ShareValues): Promise<View> {
  const reader = readerOf(me)
  const name = people.givenName(me.user)
  if (values.what === 'week') return sharedWeekView(reader, name, await loadWeekSummary(me))
  if (values.what === 'day') return sharedPlanView(reader, name, values.day ?? (await planned(me)))
  if (values.what === 'task')
    return sharedTaskView(name, await steps.loadStepProgress(me, values.task ?? (await current(me))))
  const session = await requireRunningFocus(me)
  return companyCard(reader, { ...(await company.loadSharedFocus(me, session)), end: focus.plannedFocusEnd(session) })
}

async function planned(me: Me): Promise<DayPlan> {
  const plan = await rituals.findDayPlan(me)
  if (plan && plan.picks.length > 0) return plan
  throw new UserError('There is no plan to show today.', [{ label: 'Plan', line: ask('ritual morning') }])
}

async function current(me: Me): Promise<tasks.Task> {
  const task = await tasks.findCurrentTask(me)
  if (task) return task
  throw new UserError(
    'Which task? Type “me share task” and part of its name.',
    [{ label: 'Show tasks', line: ask('task list') }],
    'Which task? Choose it in {me share what:task}.',
  )
}

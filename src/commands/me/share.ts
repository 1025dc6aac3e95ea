// The one answer that others see: a task, a focus session to join, a day, a week. Never notes, energy or points.
import { choice, need } from '../../chat/options.ts'
import * as company from '../../domain/days/focus/company.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import { week } from '../../domain/days/rituals/week.ts'
import * as people from '../../domain/people/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { UserError } from '../../user-error.ts'
import { company as companyCard } from '../../views/focus.ts'
import { sharedDay, sharedTask, sharedWeek } from '../../views/share.ts'
import { command, readerOf } from '../command.ts'
import { openSession } from '../lib/options/focus.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'me share',
  about: 'Show one thing to everybody here',
  isPrivate: false,
  options: {
    what: need(choice('What to show', ['task', 'focus', 'day', 'week'])),
    task: task('Which task; the current one if left out'),
  },
  examples: ['me share week', 'me share day'],
  async run(me, values) {
    const reader = readerOf(me)
    const name = people.firstName(me.user)
    if (values.what === 'week') return sharedWeek(reader, name, await week(me))
    if (values.what === 'day') return sharedDay(reader, name, await planned(me))
    if (values.what === 'task') return sharedTask(name, await steps.standing(me, values.task ?? (await current(me))))
    const session = await openSession(me)
    return companyCard(reader, { ...(await company.companyOf(me, session)), end: focus.plannedEnd(session) })
  },
})

async function planned(me: Me): Promise<rituals.DayPlan> {
  const plan = await rituals.ofDay(me)
  if (plan && plan.picks.length > 0) return plan
  throw new UserError('There is no plan to show today.', [{ label: 'Plan', line: 'ritual morning' }])
}

async function current(me: Me): Promise<tasks.Task> {
  const task = await tasks.current(me)
  if (task) return task
  throw new UserError('Which task? None is in progress. Say: me share task, then a word of it.', [
    { label: 'Show tasks', line: 'task list' },
  ])
}

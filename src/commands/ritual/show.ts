// A day's plan as it stands: the card that follows the day.

import { blank, type Option } from '../../chat/options.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { UserError } from '../../user-error.ts'
import { dayCard } from '../../views/ritual.ts'
import { command, readerOf } from '../command.ts'
import { when } from '../lib/options.ts'

/** A plan, by its id or its day. */
const plannedDay: Option<rituals.DayPlan, Me, false> = {
  ...blank,
  kind: 'lookup',
  about: 'Which day; today if left out',
  takes: 'wide',
  async read(raw, asking) {
    const words = raw.trim()
    const found = /^[0-9a-f-]{36}$/.test(words)
      ? await rituals.byId(asking.me, words)
      : await rituals.ofDay(asking.me, (await when('').read(words, asking)).day)
    if (found) return found
    throw new UserError('There is no plan of that day.', [{ label: 'Plan today', line: 'ritual morning' }])
  },
}

export default command({
  name: 'ritual show',
  about: 'The plan of a day',
  draws: 'day',
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
  options: { day: plannedDay },
  examples: ['ritual show'],
  async run(me, values) {
    const planned = values.day ?? (await rituals.ofDay(me))
    if (!planned) throw unplanned((await tasks.list(me, { view: 'today' })).count)
    return dayCard(readerOf(me), planned)
  },
})

/** What is dated today is there without a plan too. */
function unplanned(count: number): UserError {
  const plan = { label: 'Plan', line: 'ritual morning' }
  if (count === 0) return new UserError('Nothing is planned today yet.', [plan])
  return new UserError(
    `Nothing is planned today yet. ${count === 1 ? 'One thing is' : `${count} things are`} due by tonight.`,
    [plan, { label: 'Due today', line: 'task list view:today' }],
  )
}

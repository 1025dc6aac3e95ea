// Begin to focus: one task, a clock, and quiet until it is over.
import { integerOption, withDefault } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { focusRunningView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'
import { taskOption } from '../lib/options.ts'

export default defineCommand({
  name: 'focus start',
  about: 'Focus on one thing for a while',
  isDefault: true,
  options: {
    task: taskOption('Which task; the current one if left out'),
    minutes: withDefault(integerOption('How long', { min: 5, max: 180, unit: 'minutes' }), 25),
  },
  examples: ['focus', 'focus 25', 'focus start report 25'],
  async run(me, values) {
    const task = values.task ?? (await tasks.findCurrentTask(me)) ?? null
    const { session, state } = await focus.startFocus(me, task, values.minutes)
    return focusRunningView(readerOf(me), await loadFocusDetails(me, session), state)
  },
})

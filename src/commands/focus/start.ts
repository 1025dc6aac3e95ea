// Begin to focus: one task, a clock, and quiet until it is over.
import { integer, otherwise } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { running } from '../../views/focus.ts'
import { command, readerOf } from '../command.ts'
import { shownOf } from '../lib/options/focus.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'focus start',
  about: 'Focus on one thing, for some minutes',
  isDefault: true,
  options: {
    task: task('On what; the current task if left out'),
    minutes: otherwise(integer('How long', { min: 5, max: 180, unit: 'minutes' }), 25),
  },
  examples: ['focus', 'focus 25', 'focus start report 25'],
  async run(me, values) {
    const task = values.task ?? (await tasks.current(me)) ?? null
    const { session, state } = await focus.start(me, task, values.minutes)
    return running(readerOf(me), await shownOf(me, session), state)
  },
})

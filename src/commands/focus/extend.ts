// A few minutes more, also a moment after the end.
import { integer, otherwise } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { running } from '../../views/focus.ts'
import { command, readerOf } from '../command.ts'
import { shownOf } from '../lib/options/focus.ts'

export default command({
  name: 'focus extend',
  about: 'More minutes for this session',
  options: { minutes: otherwise(integer('How many more', { min: 5, max: 60, unit: 'minutes' }), 10) },
  examples: ['focus extend', 'focus extend 15'],
  async run(me, values) {
    const session = await focus.extend(me, values.minutes)
    return running(readerOf(me), await shownOf(me, session), 'extended')
  },
})

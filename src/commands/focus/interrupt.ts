// Something came between: counted, and one line keeps the place.
import { text } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { interrupted } from '../../views/focus.ts'
import { command } from '../command.ts'
import { openSession, shownOf } from '../lib/options/focus.ts'

export default command({
  name: 'focus interrupt',
  about: 'Keep your place in one line',
  phrases: { interrupted: {} },
  options: { where: text('Where you were', { max: 255, takes: 'rest' }) },
  examples: ['focus interrupt', 'focus interrupt table 2, second column'],
  async run(me, values) {
    const session = await openSession(me)
    const how = await focus.interrupt(me, session, values.where ?? null)
    return interrupted(await shownOf(me, session), how)
  },
})

// Stop early, or say how many minutes of the newest session were focus. Both without a word of blame.
import { integer, text } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { ended, howMany, nothingRuns } from '../../views/focus.ts'
import { command, readerOf } from '../command.ts'
import { shownOf } from '../lib/options/focus.ts'

export default command({
  name: 'focus stop',
  about: 'End now, or correct the newest session',
  phrases: { stop: {}, 'i drifted': {} },
  options: {
    minutes: integer('How many minutes were focus', { min: 0, max: 180, unit: 'minutes' }),
    note: text('Anything to note', { max: 1000 }),
  },
  examples: ['stop', 'focus stop 20', 'focus stop note:"Tables are done"'],
  async run(me, { minutes, note }) {
    const reader = readerOf(me)
    const open = await focus.running(me)
    const session = open ?? (await focus.lately(me))
    if (!session) return nothingRuns(true)
    if (note !== undefined) await focus.note(me, session, note)
    if (open) {
      await focus.stop(me, open, minutes)
      return ended(reader, await shownOf(me, open), 'stopped')
    }
    if (minutes === undefined) {
      const shown = await shownOf(me, session)
      return note === undefined ? howMany(shown) : ended(reader, shown, 'noted')
    }
    await focus.correct(me, session, minutes)
    return ended(reader, await shownOf(me, session), 'corrected')
  },
})

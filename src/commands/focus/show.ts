// Where you were: the session that runs, and the place that was kept in it. Its card is drawn by this.
import * as focus from '../../domain/days/focus/index.ts'
import { ended, nothingRuns, running, youWereHere } from '../../views/focus.ts'
import { command, readerOf } from '../command.ts'
import { session, shownOf } from '../lib/options/focus.ts'

export default command({
  name: 'focus show',
  about: 'Where you were',
  draws: 'focus',
  phrases: {
    "i'm back": {},
    'where was i': {},
    'where were we': {},
    'what was i doing': {},
  },
  options: { focus: session('Which session; the one that runs if left out') },
  examples: ['focus show', "I'm back"],
  async run(me, values) {
    const reader = readerOf(me)
    const found = values.focus ?? (await focus.running(me)) ?? (await focus.lately(me))
    if (!found) return nothingRuns(false)
    const shown = await shownOf(me, found)
    if (found.ended_at) return ended(reader, shown, 'over')
    return values.focus ? running(reader, shown, 'shown') : youWereHere(reader, shown)
  },
})

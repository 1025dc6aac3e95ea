// Where you were: the session that runs, and the place that was kept in it. Its card is drawn by this.
import * as focus from '../../domain/days/focus/index.ts'
import { focusEndedView, focusResumedView, focusRunningView, noFocusView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { loadFocusDetails, sessionOption } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus show',
  about: 'Where you were',
  redrawsCard: 'focus',
  phrases: {
    "i'm back": {},
    'where was i': {},
    'where were we': {},
    'what was i doing': {},
  },
  options: { focus: sessionOption('Which session; the current one if left out') },
  examples: ['focus show', "I'm back"],
  async run(me, values) {
    const reader = readerOf(me)
    const found = values.focus ?? (await focus.findRunningFocus(me)) ?? (await focus.findRecentFocus(me))
    if (!found) return noFocusView(false)
    const shown = await loadFocusDetails(me, found)
    if (found.ended_at) return focusEndedView(reader, shown, 'over')
    return values.focus ? focusRunningView(reader, shown, 'shown') : focusResumedView(reader, shown)
  },
})

// Extends a session by a few minutes, also shortly after its end.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, integerOption, withDefault } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { focusRunningView } from '../../views/focus.ts'
import { gapChoiceView } from '../../views/gap.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findGapBefore } from '../lib/gap.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus extend',
  about: 'Add minutes to this session',
  byModel: 'run',
  spoken: ['give me 15 more minutes', 'another 10 minutes please'],
  says: [
    '(extend|add) (it|focus|this|the session|the timer|by|another)? (by)? {minutes} (more)?',
    '(give me|i need|another|add) (another)? {minutes} more',
    '{minutes} more',
    'another {minutes}',
    '(extend|keep going|longer|more time|a bit longer|a little longer|i need more time)',
    '(yes|yep|ok|no|just|well)* (carry on|keep going|keep it going|lets keep going|dont stop|go on)',
    '{minutes} more (minutes|mins|min)',
    '(give me|i need|can i have|ill take|lets do) {minutes} more (minutes|mins|min)?',
    '(continue|keep going|carry on|go on|keep at it|stay on it) (for)? (another|just|about)? {minutes} (more|longer)? (minutes|mins|min)? (more|longer)? (please)?',
    '(kept going|kept at it|still going|still at it|going well|not finished|not done|on a roll|in the zone|nearly there|ok|yes|so|and|lets|ill|i will|can we|can i)* (do|go|have|add|take|go for) another {minutes} (please|then|now|more)*',
    '(almost|nearly|not quite|so close|close|not yet|not there|not done|not finished|nearly there|almost there|i was|im|nowhere near|anywhere near|finished|done|yet|but)* (another|just|give me|need|i need)* {minutes} more (minutes|mins|min)? (please|then|and im done)*',
    '(extend|prolong) (the|my)? (focus|session|timer) (by|for)? {minutes}',
    '(make it|go) {minutes} (longer|more)',
    '(still going|still at it|not done|not done yet|nearly done|almost done|need more time|i need more time|keep going|carry on) (need)? (another|just)? {minutes} (more)? (minutes|mins|min)? (please|then)?',
  ],
  options: {
    minutes: withDefault(integerOption('How many more', { min: 5, max: 60, unit: 'minutes' }), 10),
    anyway: hidden(flagOption('Even if something fixed comes before its end')),
  },
  examples: ['focus extend', 'focus extend 15'],
  async run(me, values) {
    const extended = await focus.findExtension(me, values.minutes)
    const gap = extended && (await findGapBefore(me, focus.plannedFocusEnd(extended), values.anyway))
    if (gap)
      return gapChoiceView(readerOf(me), gap, {
        what: 'extension',
        minutes: values.minutes,
        shorter: null,
        anyway: ask('focus extend', { minutes: values.minutes, anyway: 'yes' }),
      })
    const session = await focus.extendFocus(me, values.minutes)
    return focusRunningView(readerOf(me), await loadFocusDetails(me, session), 'extended')
  },
})

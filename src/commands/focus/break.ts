// Starts a break with a reminder at its end.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, integerOption, withDefault } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { breakAfterFocusView, breakView } from '../../views/focus-break.ts'
import { gapChoiceView } from '../../views/gap.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findGapBefore, minutesFromNow } from '../lib/gap.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus break',
  about: 'Take a break',
  byModel: 'run',
  phrases: { break: {}, 'take a break': {}, 'i need a break': {}, 'need a break': {}, 'have a break': {} },
  says: [
    '(im|i am|lets|i will|ill|i want to|i want|i need|need|give me|can i|can i have|can i take|id like|let me)? (take|have|taking|on)? (a|my|another)? {minutes} break',
    '(take|have|need|i need|i need to take|i want|time for|lets take|lets have|start|im taking|i am taking|going on|on) (a|my)? (short|little|quick|coffee|lunch|tea)? break (for|of)? {minutes}',
    '(take|have|need|i need|i need to take|i want|time for|lets take|lets have|start|im taking|i am taking|going on|on|can i have|can i take) (a|my)? (short|little|quick|coffee|tea)? break',
    '(i deserve|ive earned|gonna take|going to take|off for|im off for|popping out for|stepping out for) (a|my)? (short|little|quick|coffee|tea|smoke)? break',
    { say: '(i need|i want|give me|just|can i have|i just need|taking|back in|brb|brb in)', length: 'minutes' },
    'break (for)? {minutes}',
    {
      say: [
        'take (a)? five',
        'take 5',
        'five minutes off',
        'time out',
        'time for a breather',
        'breather',
        'quick break',
        'short break',
        'coffee break',
        'tea break',
        'pause for a bit',
        '(pause|freeze|hold) (the|my|this)? (timer|session|focus|focus session|clock|countdown|pomodoro)? (please|for now|now|for a moment|for a minute)?',
      ],
      with: { minutes: '5' },
    },
    { say: ['take ten', 'take 10', 'ten minutes off'], with: { minutes: '10' } },
  ],
  options: {
    minutes: withDefault(
      integerOption('How long', { min: 1, max: 60, unit: 'minutes' }),
      5,
      '5, 15 after every fourth',
    ),
    anyway: hidden(flagOption('Even if something fixed comes before its end')),
  },
  examples: ['focus break', 'focus break 10'],
  async run(me, values, { raw }) {
    const wished = (raw['minutes'] ?? '') === '' ? null : values.minutes
    const minutes = wished ?? (await focus.nextBreakMinutes(me))
    const gap = await findGapBefore(me, minutesFromNow(me, minutes), values.anyway)
    if (gap)
      return gapChoiceView(readerOf(me), gap, {
        what: 'break',
        minutes,
        shorter: ask('focus break', { minutes: gap.minutes }),
        anyway: ask('focus break', { minutes, anyway: 'yes' }),
      })
    const taken = await focus.takeBreak(me, wished)
    const { session } = taken
    return session
      ? breakAfterFocusView(readerOf(me), await loadFocusDetails(me, session), taken)
      : breakView(readerOf(me), taken)
  },
})

// A break, its end told without hurry.
import { integerOption, withDefault } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { breakAfterFocusView, breakView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus break',
  about: 'Take a break',
  phrases: { break: {}, 'take a break': {}, 'i need a break': {}, 'need a break': {}, 'have a break': {} },
  options: {
    minutes: withDefault(
      integerOption('How long', { min: 1, max: 60, unit: 'minutes' }),
      5,
      '5, 15 after every fourth',
    ),
  },
  examples: ['focus break', 'focus break 10'],
  async run(me, values, { raw }) {
    const taken = await focus.takeBreak(me, (raw['minutes'] ?? '') === '' ? null : values.minutes)
    const { session } = taken
    return session
      ? breakAfterFocusView(readerOf(me), await loadFocusDetails(me, session), taken)
      : breakView(readerOf(me), taken)
  },
})

// A break, its end told without hurry.
import { integer, otherwise } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { breakUntil, timeOff } from '../../views/focus.ts'
import { command, readerOf } from '../command.ts'
import { shownOf } from '../lib/options/focus.ts'

export default command({
  name: 'focus break',
  about: 'Take a break',
  phrases: { break: {}, 'take a break': {}, 'i need a break': {}, 'need a break': {}, 'have a break': {} },
  options: {
    minutes: otherwise(integer('How long', { min: 1, max: 60, unit: 'minutes' }), 5, '5, 15 after every fourth'),
  },
  examples: ['focus break', 'focus break 10'],
  async run(me, values, { raw }) {
    const taken = await focus.takeBreak(me, (raw['minutes'] ?? '') === '' ? null : values.minutes)
    const { session } = taken
    return session ? breakUntil(readerOf(me), await shownOf(me, session), taken) : timeOff(readerOf(me), taken)
  },
})

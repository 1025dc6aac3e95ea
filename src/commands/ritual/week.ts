// The week as it was recorded.
import { week } from '../../domain/days/rituals/week.ts'
import { week as shown } from '../../views/evening.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'ritual week',
  about: 'Your week as recorded',
  shorts: ['review'],
  phrases: { 'my week': {} },
  options: {},
  examples: ['review', 'ritual week'],
  run: async (me) => shown(readerOf(me), await week(me)),
})

// When there is how much energy, as it was noted; a chart whose facts are text too.
import { integer, otherwise } from '../../chat/options.ts'
import * as energy from '../../domain/days/energy.ts'
import { byHour } from '../../views/energy.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'energy show',
  about: 'Your energy by hour',
  phrases: { 'my energy': {} },
  options: { days: otherwise(integer('How many days back', { min: 1, max: 90 }), 14) },
  examples: ['energy show', 'energy show days:30'],
  async run(me, { days }) {
    return byHour(readerOf(me), await energy.history(me, days), days)
  },
})

// Shows energy by hour as it was logged: a chart whose facts are text too.
import { integerOption, withDefault } from '../../chat/options.ts'
import * as energy from '../../domain/days/energy.ts'
import { energyByHourView } from '../../views/energy.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'energy show',
  about: 'Your energy by hour',
  byModel: 'show',
  phrases: { 'my energy': {} },
  says: [
    '(how is|hows|how was|show|show me|whats|what is) (my)? energy (been|doing|today|chart|history|levels|level|lately|this week)?',
  ],
  options: { days: withDefault(integerOption('How many days back', { min: 1, max: 90 }), 14) },
  examples: ['energy show', 'energy show days:30'],
  async run(me, { days }) {
    return energyByHourView(readerOf(me), await energy.energyHistory(me, days), days)
  },
})

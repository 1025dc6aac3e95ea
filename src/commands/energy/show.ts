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
  spoken: ['how is my energy?', 'when am I at my best?', 'what are my best hours?'],
  says: [
    '(how is|hows|how was|show|show me|whats|what is) (my)? energy (been|doing|today|chart|history|levels|level|lately|this week)?',
    // When the day is best for work.
    '(so|and|tell me|show me|do you know)* (when|what time|what time of day|what time of the day|at what time|which time of day|which hours|what hours|which part of the day) (am|was|do|are|is) (i|my) (usually|normally|generally|mostly|often|typically)? (good|best|at my best|at my peak|most awake|sharpest|most alert|most focused|most productive|strongest|freshest|work best|focus best|think best|concentrate best|function best|have most energy|have the most energy|have energy|energy best|energy highest) (at work|for work|during the day|usually|generally)?',
    '(what|which|when) (are|is|were) (my) (best|good|strongest|sharpest|most productive|peak|golden) (hours|hour|time|times|time of day|part of the day) (of the day|for work|for focus)?',
  ],
  options: { days: withDefault(integerOption('How many days back', { min: 1, max: 90 }), 14) },
  examples: ['energy show', 'energy show days:30'],
  async run(me, { days }) {
    return energyByHourView(readerOf(me), await energy.energyHistory(me, days), days)
  },
})

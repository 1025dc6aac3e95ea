// Shows the recorded week.
import { loadWeekSummary } from '../../domain/days/rituals/week.ts'
import { weekView } from '../../views/evening.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'ritual week',
  about: 'Your week as recorded',
  byModel: 'show',
  aliases: ['review'],
  phrases: { 'my week': {} },
  says: [
    '(review|show|show me|how was|hows|how is|see|look at|summarise|summarize|recap) (my|the|this|last)? (week|last week|past week) (been|go|going)?',
    '(weekly|week) (review|summary|recap|report)',
    '(what|how much|how many things) (did|have) (i|we) (do|done|get done|got done|finish|finished|achieve|achieved|accomplish|accomplished) (this|in the last|last|the past) week',
    '(how did|hows|how was|how is) (my|this|the) week (go|going|been)?',
  ],
  options: {},
  examples: ['review', 'ritual week'],
  run: async (me) => weekView(readerOf(me), await loadWeekSummary(me)),
})

// Shows the recorded week.
import { loadWeekSummary } from '../../domain/days/rituals/week.ts'
import { weekView } from '../../views/evening.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'ritual week',
  about: 'Your week as recorded',
  byModel: 'show',
  aliases: ['review'],
  phrases: { 'my week': {}, week: {} },
  spoken: ['review my week', 'how was my week?'],
  says: [
    '(review|how was|hows|how is|summarise|summarize|recap) (my|the|this|last)? (week|last week|past week) (been|go|going)?',
    // “Show me this week” asks for what is to come.
    '(show|show me|see|look at) !(this) (my|the|last)? (week|last week|past week)',
    '(weekly|week) (review|summary|recap)',
    { say: '(weekly|week) report', trust: 'offer' },
    '<didwhat> (this|in the last|in the past|last|the past|during the) week',
    '(any|how much) progress (this week|so far this week)',
    '(recap|summary|review|overview) of (the|my|this|last) week',
    '(what|who) (interrupted|interrupts|distracted|distracts|disturbed|disturbs|sidetracked) me {_}?',
    '(how did|hows|how was|how is) (my|this|the) week (go|going|been)?',
  ],
  options: {},
  examples: ['review', 'ritual week'],
  run: async (me) => weekView(readerOf(me), await loadWeekSummary(me)),
})

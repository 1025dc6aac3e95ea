// Shows the habits, or one; renders its card.
import { ask } from '../../chat/ask.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { habitItem, habitListView, habitView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { habitOption, pageOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'habit show',
  about: 'Your habits, or one of them',
  byModel: 'show',
  isDefault: true,
  aliases: ['habits'],
  redrawsCard: 'habit',
  spoken: ["what's my streak?", 'show my habits', 'did I take my meds?'],
  says: [
    '(whats|hows|how is|show|show me)? (my|the)? (streak|streaks) (now|today)?',
    '<show>? <my>? habits (today|for today|list|please)?',
    '<what> <my>? habits (are|do i have)? (left|due|open|today|for today)? {_}?',
    '(whats|what is|what are|how long is|hows|how is|show|show me|tell me) (my|the)? (current|longest|best)? (streak|streaks) (now|today|so far|at)*',
    '(how many|whats my|what is my) (days|weeks|day|week) (in a row|running|straight|streak) (is that|is it|have i got|do i have|so far|now|today|already|did i manage|have i managed)*',
    '(how many|for how many) (days|weeks) (in a row|running|straight) (have i|did i|ive) (done|do|took|taken|take|kept|been doing|kept up|managed)? {habit}',
    '(how is|hows|how are|how am i doing with) <my>? habits (going|doing)?',
    '(how is|hows|show|show me) (my)? {habit} (going|doing|streak)',
    '(show|show me|see|view|look at|let me see) (the|my)? {habit} (habit|history|days|log|stats|progress|record)?',
    '(how am i|how are we|hows it|how is it) (doing|going|getting on|coming along|getting along) with (my|the)? {habit}',
    '(did|have) i (take|taken|took|do|done|had|have|drink|check|log|finish|brush|walk|already) (taken|done|had)? {habit} (today|yet|already|this morning|tonight)?',
  ],
  options: { habit: habitOption('Which one; all of them if left out'), page: pageOption() },
  examples: ['habit show', 'habit show meds'],
  async run(me, values) {
    const reader = readerOf(me)
    if (values.habit) return habitView(reader, await habits.loadOneHabitFacts(me, values.habit))
    const all = await habits.listActiveHabits(me)
    const pageLine = (page: number) => ask('habit show', { page })
    const facts = await habits.loadHabitFacts(me, all.slice((values.page - 1) * 5, values.page * 5))
    const items = facts.map((each) => habitItem(reader, each, pageLine(values.page)))
    return habitListView(items, { page: values.page, count: all.length, pageLine })
  },
})

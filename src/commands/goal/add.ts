// Adds a goal. A date at the end of the title is its date.
import { required, textOption } from '../../chat/options.ts'
import * as goals from '../../domain/days/goals.ts'
import { type Me, readingOf } from '../../domain/request/me.ts'
import { readWhen, takeTrailingWhen } from '../../language/capture-line.ts'
import { goalAddedView } from '../../views/goal.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dayOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'goal add',
  about: 'Set a goal',
  byModel: 'run',
  spoken: ['my goal is to run 5 km by 1 June'],
  says: [
    'my (new)? goal (is|to|is to) {title}',
    '(new|add|set|create|make) (a|my|new)? goal (of|to|called|for)? {title}',
  ],
  options: {
    title: required(
      textOption('What is the goal? A date at the end counts.', { max: 255, takes: 'rest', acceptsLonger: true }),
    ),
    by: dayOption('By when', 'to come'),
    about: textOption('Why it matters'),
  },
  examples: ['goal add Portfolio online by 12 March', 'goal add Run 5 km by:"1 June" about:"Slowly"'],
  async run(me, values) {
    const { title, by } = values.by ? { title: values.title, by: values.by.instant } : dated(me, values.title)
    return goalAddedView(readerOf(me), await goals.addGoal(me, { title, by, about: values.about ?? null }))
  },
})

function dated(me: Me, words: string): { title: string; by: Date | null } {
  const { rest, when } = takeTrailingWhen(words)
  // “Learn Spanish by June”: a goal may take until a month begins, or ends where it says “in”.
  const [, title = '', how = '', month = ''] = BY_MONTH.exec(words) ?? []
  if (when === '' && title !== '') {
    const by = /^(?:by|before|until)$/i.test(how) ? `beginning of ${month}` : `end of ${month}`
    return { title, by: readWhen(by, readingOf(me)).instant }
  }
  if (when === '' || rest.trim() === '') return { title: words, by: null }
  return { title: rest, by: readWhen(when, readingOf(me)).instant }
}

const BY_MONTH =
  /^(.*\S) (by|before|until|in) (january|february|march|april|may|june|july|august|september|october|november|december)$/i

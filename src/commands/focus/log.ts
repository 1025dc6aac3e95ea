// Keeps time that was spent without a session: “I spent an hour on the report”.
import { ask } from '../../chat/ask.ts'
import { choiceOption, flagOption, hidden, integerOption, required, withDefault } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { logFocus, MOST_LOGGED_MINUTES } from '../../domain/days/focus/logging.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isOtherAct } from '../../language/english/acts.ts'
import { NotMeantError } from '../../user-error.ts'
import { focusLoggedView } from '../../views/focus.ts'
import { defineCommand } from '../command.ts'
import { findFinishedShown } from '../lib/current-task.ts'
import { logAsDone } from '../lib/log-as-done.ts'
import { taskOption } from '../lib/options/index.ts'

/** “Two hours ago”, “an hour late”, “half an hour left”: a length that nobody spent. */
const SPENT = /^(?!.*\b(?:ago|before|early|late|later|earlier|from now|every|each|per|left|to go|away|old|apart)\b)/i
/** As `SPENT`, behind a verb of the past. */
const ACTED = new RegExp(
  `${SPENT.source}.*\\b(?:i|we)(?:['’]?ve| have)? (?:just |already |also |finally )?(?!need)[a-z]+ed\\b`,
  'i',
)
/** A length right behind what took it: “that took an hour”. */
const TOOK = /\b(?:took|taken|was)(?: me| us)?\b(?!.*\b(?:ago|late|later|early|off|from now|left|to go|away)\b)/i
const AT_END = '(so far|already|today|tonight|this morning|this afternoon|this evening|just now|now)*'

const LEAD = '(ok|okay|well|ugh|wow|and|so|phew|omg|god|no|nope|nah|wrong|actually|sorry|wait|oops)*'
const ABOUT =
  '(about|around|like|nearly|almost|over|roughly|actually|only|just|forever|ages|so long|a while|way too long|way longer|longer|the whole|a good|maybe|or so|me|us)*'
/** Says that what was counted is wrong. */
const CORRECTS = /\b(?:only|wrong|not|no|nope|nah|actually|sorry)\b/i

export default defineCommand({
  name: 'focus log',
  about: 'Log time you already spent',
  byModel: 'run',
  spoken: ['I worked on the report for an hour', 'I spent 30 minutes on the report'],
  says: [
    {
      say: [
        `(i|we|ive|weve|i have|we have)? (just|already|also|finally)? (spent|put in) (on|in|into|at|with|doing|working on) (the|my|our)? {task} ${AT_END}`,
        `(i|we|ive|weve|i have|we have) (just|already|also|finally)? (worked|focused|focussed|concentrated|been working|been) (on|at) (the|my|our)? {task} ${AT_END}`,
        `(log|record|track|note|clock) (time|work|focus|focus time|it)? (spent)? (on|to|for|against|working on|of|as|under)? (the|my|our)? {task} ${AT_END}`,
        `(i|we|ive|weve|i have|we have) (just|already|also|finally)? !(got) (<wasdone>|<did>) (on|at|for|with|about)? (the|my|our)? {task} ${AT_END}`,
        `(i|we|ive|weve|i have|we have) (just|already|also|finally)? !(got) &(<wasdone>|<did>) {task} ${AT_END}`,
        // Without “I” the verb has to be one that is said of the past alone.
        `(just|already|also|finally)? (<wasdoneclearly>|<didclearly>|practised|practiced|worked) (on|at|for|with|about)? (the|my|our)? {task} ${AT_END}`,
        `(just|already|also|finally)? &(<wasdoneclearly>|<didclearly>|practised|practiced|worked) {task} ${AT_END}`,
      ],
      typed: SPENT,
      length: 'minutes',
      orElse: 'ask',
    },
    // Any other act in the past: “I graded for 45 minutes”.
    {
      say: `(i|we|ive|weve|i have|we have) (just|already|also|finally)? {task} ${AT_END}`,
      typed: ACTED,
      length: 'minutes',
      orElse: 'ask',
    },
    {
      say: [
        `(log|record|track) (time|work|focus|focus time|focused|it|that|of work|of focus|of focus time)? ${AT_END}`,
        `(i|we|ive|weve|i have|we have) (just|already|also|finally)? (worked|focused|focussed|concentrated|been working|been focused|been focusing|did) (of work|of focus|work|focus)? ${AT_END}`,
      ],
      typed: SPENT,
      length: 'minutes',
    },
    // “That took an hour”: what was done just now.
    {
      say: [
        `${LEAD} (that|it|this|that one|which) (actually|really|only|just|literally)* (took|took me|has taken|has taken me|took us|was) ${ABOUT} (long|in the end|in total|all in all|of work|btw|by the way|only|not {_})*`,
        `${LEAD} (took|took me) ${ABOUT} (in the end|in total|all in all|btw|by the way|only)*`,
      ],
      typed: TOOK,
      length: 'minutes',
      with: { done: 'yes' },
    },
    {
      say: [
        '(i|we|ive|weve|i have|we have)? (spent|put in|worked) (on|in|into|at|doing|working on) (the|my|our)? {task} yesterday',
        '(log|record|track) (time)? (on|to|for|working on)? (the|my|our)? {task} (for)? yesterday',
      ],
      with: { day: 'yesterday' },
      typed: SPENT,
      length: 'minutes',
      orElse: 'ask',
    },
    {
      say: [
        '(log|record|track) (time|work|focus)? (for)? yesterday',
        '(i|we|ive|weve) (worked|focused|focussed|did) (of work|of focus)? yesterday',
      ],
      with: { day: 'yesterday' },
      typed: SPENT,
      length: 'minutes',
    },
  ],
  whenMissing: logAsDone,
  options: {
    task: taskOption('On which task; the current one if left out'),
    minutes: required(integerOption('How long', { min: 1, max: MOST_LOGGED_MINUTES, unit: 'minutes' })),
    day: withDefault(choiceOption('Which day', ['today', 'yesterday']), 'today'),
    done: hidden(flagOption('On what was done a moment ago')),
  },
  examples: ['focus log report 60', 'focus log report minutes:30 day:yesterday'],
  async run(me, values, { raw, request, runLine }) {
    const line = request.input.kind === 'typed' ? request.input.line : ''
    // “Walked the dog for half an hour” is no time spent on dog food.
    const isOther = values.task !== undefined && isOtherAct(line, raw['task'] ?? '', values.task.title)
    // “That was only 5 minutes”: of the session that has ended.
    const counted = values.done && CORRECTS.test(line) ? await focus.findRecentFocus(me) : undefined
    if (counted) return runLine(ask('focus stop', { minutes: values.minutes }))
    const finished = values.done ? await findFinishedShown(me) : null
    if (values.done && !finished) throw new NotMeantError('Nothing was done a moment ago.')
    const task = finished ?? (isOther ? null : (values.task ?? (await tasks.findCurrentTask(me)) ?? null))
    const { session, state } = await logFocus(me, task, values.minutes, values.day)
    return focusLoggedView(session, task, { isNew: state === 'logged', day: values.day })
  },
})

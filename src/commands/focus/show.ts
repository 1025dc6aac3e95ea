// Shows the running session and the place noted in it; renders its card.

import { ask } from '../../chat/ask.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { focusEndedView, focusResumedView, focusRunningView, noFocusView, welcomeBackView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findFinishedShown } from '../lib/current-task.ts'
import { loadFocusDetails, sessionOption } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus show',
  about: 'Where you were',
  byModel: 'show',
  redrawsCard: 'focus',
  phrases: {
    "i'm back": {},
    'where was i': {},
    'where were we': {},
    'what was i doing': {},
  },
  spoken: ['how long have I been at this?', 'how much time is left?'],
  says: [
    '(im|i am|ok im|okay im)? back',
    '(so|and|now|ok|right)* (where|what) (had|have|did|was|were) (i|we) (got to|got up to|get to|up to|left off|leave off|stop|stopped) (again|now|then)*',
    '(resume|unpause|restart|continue) (the|my|it)? (timer|session|focus|focus session|clock|countdown)?',
    '(im|i am)? back (from|after) {_}',
    'back (now|again|to it|to work|at it|on it)',
    '(and|ok|right|so)* back to (the|my|this)? (grind|daily grind|desk|coalface|salt mines|office|drawing board|square one|reality|shift|floor|shop|books|studying|studies|chaos) (then|now|again)*',
    '(i|ive|lol|oops)* (forgot|forget|forgotten|lost track of|cant remember|dont remember|dont know) (what|where) (i|we) (was|were|am) (doing|at|up to|working on)? (again|now|lol)?',
    '(how long|how much time|since when) (have|has|do) (i|we) (been|got|have) (at this|at it|on this|working|focusing|focused|left|on it) {_}?',
    '(how long) (was|did|is|has) (that|it|this|the session|my session|the focus|my focus|that session|this session|i) (session|last|take|been|focus|focused|focussed|work|worked|go|run|for|on it|at it|going|me|us|really|actually|need|needed|on that)* (for)?',
    '(so)? (how long|how many minutes) (did|have) (i|we) (do|done|manage|managed|last|lasted|get through|work|worked|focus|focused) (for|in the end|in total|altogether|there|just now|then)*',
    '(how much time|how many minutes) (did|have|has|was|is)? (i|that|it|this)? (did|have)? (spend|spent|need|needed|take|taken|put in|use|used) (on it|on that|for it|for that|in the end|in total|altogether|there)*',
    '(how much|how many) (time|minutes) (is|are|do i have)? (left|remaining) {_}?',
  ],
  options: { focus: sessionOption('Which session; the current one if left out') },
  examples: ['focus show', "I'm back"],
  async run(me, values, { request, runLine }) {
    const line = request.input.kind === 'typed' ? request.input.line : ''
    const reader = readerOf(me)
    // “Resume” with nothing under way is about reminders.
    const isResumed = /^\s*(?:resume|unpause|restart|continue)\b/i.test(line)
    if (isResumed && !(await focus.isOnBreak(me)) && !(await focus.findRunningFocus(me)))
      throw new NotMeantError('No focus session is running.')
    const running = values.focus ?? (await focus.findRunningFocus(me))
    // “Back” in a break ends it, and “continue”.
    if (!running && (IS_BACK.test(line) || isResumed) && (await focus.isOnBreak(me)))
      return runLine(ask('focus break', { over: 'yes' }))
    const found = running ?? (await focus.findRecentFocus(me))
    // Without a session: the task in progress.
    const current = !found && ASKS_WHAT.test(line) ? await tasks.findCurrentTask(me) : undefined
    if (current) return runLine(ask('task show', { task: current.task_id }))
    // “How long did that take me”, of what was done without a session.
    const finished = !found && TOOK.test(line) ? await findFinishedShown(me) : undefined
    if (finished) return runLine(ask('task show', { task: finished.task_id }))
    if (!found) return COMES_BACK.test(line) ? welcomeBackView() : noFocusView(false)
    const shown = await loadFocusDetails(me, found)
    if (found.ended_at) return focusEndedView(reader, shown, 'over')
    return values.focus ? focusRunningView(reader, shown, 'shown') : focusResumedView(reader, shown)
  },
})

/** Says that one is here again. */
const IS_BACK = /\bback\b/i
/** Nothing but that, so nothing is asked of a session. */
const COMES_BACK = /^\W*(?:(?:ok|okay|right|hi|hey|hello|and|i[’']?m|i am),? )*back\b/i
/** Asks what something came to. */
const TOOK = /\b(?:take|took|taken|spend|spent|need(?:ed)?)\b/i
/** “What was I doing”, “back”: asked of what was begun. */
const ASKS_WHAT = /\b(?:what|where|back|forgot(?:ten)?|lost track|remember)\b/i

// Shows a task; renders its card.
import { required } from '../../chat/options.ts'
import { loadTaskCorrection } from '../../domain/days/estimates/index.ts'
import * as comments from '../../domain/tasks/comments.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as runways from '../../domain/tasks/runway/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { taskView } from '../../views/task-view.ts'
import { defineCommand, readerOf } from '../command.ts'
import { withAuthorNames } from '../lib/comment-authors.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task show',
  about: 'See a task with its steps and comments',
  byModel: 'show',
  redrawsCard: 'task',
  spoken: ['notes for the report', 'how much time did I spend on the report?', 'tell me about the report'],
  says: [
    {
      say: '(show me|let me see|pull up|bring up) (the|my) !(<list>|<calendar>|<shoppinglist>|<reminders>|<event>|day|week|streak|streaks|habits|goals|points|stats|energy|zones|projects|settings|home|plan|money|way|ropes) {task} (please)?',
      isOneWord: 'task',
      orElse: 'tell',
    },
    '(show|show me|let me see|give me|pull up|bring up|open up) (the|my)? {task} (please)?',
    // “Show runs” looks for something; “show mum the photos” is something to do.
    { say: 'show {task}', isOneWord: 'task', orElse: 'keep' },
    '(show|open|details|details of|more about|tell me about|tell me more about|more on) {task}',
    // What is kept with it: notes, steps, comments.
    '(and|so)? (what|which things|what things|what else|what stuff|what all|what was it that) (did|do|will|should|must|does|was|am|were)? (i|we) (need|have|want|got|supposed|meant|going|say|note|write)? (to)? (bring|take|get|remember|pack|do|know|buy|have|say|ask|prepare|tell them|tell her|tell him|mention|wear|bring along|down)? (for|to|with|at|about|on) (the|my|our)? {task} (again)?',
    '(show|show me|read|read me|what are|whats in|what is in|whats|what is|see|open)? (the|my)? (notes|note|comments|comment|steps|details) (i made|i wrote|i have|ive got|i added)? (for|on|of|about|to|in) (the|my|our)? {task}',
    '(show|show me|read|read me|what are|whats in|see|open) (the|my|our)? {task} (notes|note|comments|steps|details)',
    '(how much time|how long|how many hours|how many minutes) (did|have|had|has) (i|we|been|it)? (spend|spent|work|worked|put|take|taken|gone|been)* (on|in|into|with|at) (the|my|our)? {task} (so far|today|now|in total)?',
    '(so)? how much (did i|have i|did we|have we) (do|done|get done|got done|work|worked) (on|of|with) (the|my|our)? {task} (so far|today|already)?',
    '(what did|whatd) (i|we) (note|write|write down|note down|jot down|say) (for|on|about|in|with|of) (the|my|our)? {task} (again)?',
    // “And the mot?”: where it stands.
    {
      say: '(and|so|ok|but|what about|how about|and what about|whats with|whats happening with|where are we with)* (and|what about|how about|with) (the|my|our|that)? {task} (then|now|still|though)?',
      typed: /^\W*\S+(?: \S+){1,5}\?\W*$/,
    },
    // Of what was spoken of last: “when is it due?”, “what time was that again?”.
    {
      say: [
        '(and|so)? (when|what time|what day|which day|where|what date) (is|was|s|are) (it|that|this|this one|that one) (due|again|on|at|planned|scheduled|for|supposed to be|meant to be) (due|again|on|at|for)*',
        '(when|what time|what day|what) (was|were) (it|that|this) (again)?',
        '(whens|wheres) (it|that) (due|again|on|at)*',
        '(at)? (the)? same time (please|again|then)?',
      ],
      with: { task: 'it' },
    },
  ],
  options: { task: required(taskOption('Which one')) },
  examples: ['task show milk'],
  async run(me, { task }) {
    const places = await loadTaskPlaces(me, [task])
    const { found, count } = await comments.listComments(me, task, 1, 3)
    const runway = await runways.findRunway(me, task)
    const whole = await tasks.loadTaskDetails(me, task)
    return taskView(readerOf(me), task, places(task), {
      ...whole,
      runway,
      correction: await loadTaskCorrection(me, task),
      comments: await withAuthorNames(me, found),
      commentCount: count,
    })
  },
})

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
  says: [
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
    '(show|show me|let me see|give me|pull up|bring up|open up) (the|my)? {task} (please)?',
    '(show|open|details|details of|more about|tell me about|tell me more about|more on) {task}',
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

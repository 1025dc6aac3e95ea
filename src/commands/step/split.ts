// Too big: splits this step only; the others stay. A task in progress without steps is split itself.
import { ask } from '../../chat/ask.ts'
import { t } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { findMeantThing } from '../lib/current-task.ts'
import { requireStep, stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step split',
  about: 'Make this step smaller',
  byModel: 'offer',
  phrases: {
    'too big': {},
    "it's too big": {},
    'too much': {},
    'too hard': {},
    "it's too hard": {},
    "that's too hard": {},
    "that's too big": {},
    'this is too hard': {},
    'this is too big': {},
    'this is hard': {},
  },
  spoken: ['break it down', "that's too big", 'make it smaller'],
  says: [
    // “Too big” is a phrase of its own; “still too big”, “that's way too big still” say no more.
    '(its|it is|thats|that is|this is|this|that|it|they are|theyre|ok|ugh|no)* (is|are|feels|looks|seems)? (still|all|a bit|way|far|just|really)* (too (big|large|much work)|not small enough) (still|for me|for now|tbh|really)*',
    '(can you|could you|please|help me|lets|i need to|ok|just)* (make|break|cut|chop|get) (it|this|that|this one|that one|it all) (smaller|down|up|easier|into (steps|bits|pieces|chunks|parts|something smaller|smaller (steps|bits|pieces|parts))) (for me|please|a bit|more|further|again)*',
  ],
  options: { step: stepOption('Which one; the current one if left out') },
  examples: ['too big', 'step split'],
  async run(me, values, { request, runLine }) {
    if (!values.step && !(await steps.findCurrentStep(me))) {
      const isSize =
        request.input.kind === 'typed' && /\b(?:big|huge|large|smaller|down|into)\b/i.test(request.input.line)
      // “That's too big” below what was just saved or reminded of is about that.
      const task =
        (await tasks.findCurrentTask(me)) ?? (isSize ? (await findMeantThing(me, 'task split')).task : undefined)
      if (task) return runLine(ask('task split', { task: task.task_id }))
    }
    const step = await requireStep(me, values.step)
    const result = await steps.splitStep(me, step)
    return stepView(result, result.happened === 'already' ? { notice: t`Already changed: ${step.description}` } : {})
  },
})

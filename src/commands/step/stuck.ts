// Stuck: shows one movement, so small that it needs no decision. Writes nothing.

import { ask } from '../../chat/ask.ts'
import { hidden } from '../../chat/options.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { UserError } from '../../user-error.ts'
import { stuckStepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'
import { stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step stuck',
  about: "One first move, when you can't start",
  byModel: 'run',
  aliases: ['/stuck'],
  phrases: {
    "i'm stuck": {},
    'i am stuck': {},
    'i got stuck': {},
    'got stuck': {},
    'stuck again': {},
    "i'm stuck again": {},
    "i can't start": {},
    "can't start": {},
    "i can't": {},
    "i can't do it": {},
    "i can't do this": {},
    'i keep putting it off': {},
  },
  says: [
    '(i|we|im|i am|i just|i still|i really|help i|ugh i|but i|but)* (cant|cannot|can not|couldnt|dont know how to|dont know where to|dont feel like|am struggling to|struggling to|struggle to|am unable to|unable to|find it hard to|cant seem to|cant bring myself to|cant get myself to|cant make myself|having trouble|keep putting off|keep avoiding|am avoiding|avoiding) (start|starting|begin|beginning|face|facing|tackle|tackling|get started|getting started|get going|getting going|to start)? (on|with)? (the|my|that|this|our) {task} (yet|today|now|at all|right now)?',
    '(i|im|i am|ive got|i got|still|totally|completely|so)* stuck (on|with|at|in) (the|my|that|this|our)? {task} (again|now)?',
  ],
  options: {
    step: stepOption('Which one; the current one if left out'),
    task: hidden(taskOption('Which task')),
  },
  examples: ['stuck', 'step stuck'],
  async run(me, values) {
    const current = values.step ?? (await steps.findCurrentStep(me)) ?? null
    // A thing that is named, whatever is in progress.
    const step = values.task && current?.parent_task_id !== values.task.task_id ? null : current
    const task = values.task ?? (step ? await steps.loadStepTask(me, step) : await tasks.findCurrentTask(me))
    if (!task)
      throw new UserError('Nothing is in progress. Pick something small first.', [
        { label: 'What now?', line: ask('task suggest') },
        { label: 'Show tasks', line: ask('task list') },
      ])
    const mayChange = await tasks.mayChangeTask(me, task)
    return stuckStepView(steps.firstMovementFor(task, step), task, step, mayChange)
  },
})

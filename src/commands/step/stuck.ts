// Stuck: shows one movement, so small that it needs no decision. Writes nothing.

import { ask } from '../../chat/ask.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { UserError } from '../../user-error.ts'
import { stuckStepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
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
  options: { step: stepOption('Which one; the current one if left out') },
  examples: ['stuck', 'step stuck'],
  async run(me, values) {
    const step = values.step ?? (await steps.findCurrentStep(me)) ?? null
    const task = step ? await steps.loadStepTask(me, step) : await tasks.findCurrentTask(me)
    if (!task)
      throw new UserError('Nothing is in progress. Pick something small first.', [
        { label: 'What now?', line: ask('task suggest') },
        { label: 'Show tasks', line: ask('task list') },
      ])
    const mayChange = await tasks.mayChangeTask(me, task)
    return stuckStepView(steps.firstMovementFor(task, step), task, step, mayChange)
  },
})

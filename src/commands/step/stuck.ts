// Stuck: shows one movement, so small that it needs no decision. Writes nothing.

import { ask } from '../../chat/ask.ts'
import { flagOption, hidden } from '../../chat/options.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { stuckStepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { findMeantThing } from '../lib/current-task.ts'
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
  spoken: ["I'm stuck on the report", "I can't start the report", "what's the tiniest bit of it?"],
  says: [
    '(i|we|im|i am|i just|i still|i really|help i|ugh i|but i|but)* (cant|cannot|can not|couldnt|dont know how to|dont know where to|dont feel like|am struggling to|struggling to|struggle to|am unable to|unable to|find it hard to|cant seem to|cant bring myself to|cant get myself to|cant make myself|having trouble|keep putting off|keep avoiding|am avoiding|avoiding) (start|starting|begin|beginning|face|facing|tackle|tackling|get started|getting started|get going|getting going|to start)? (on|with)? (the|my|that|this|our) {task} (yet|today|now|at all|right now)?',
    // “Whats the tiniest bit of it”, “where do i even start with it”: of what is in progress, or was spoken of last.
    {
      say: [
        '(so|ok|ugh|but|and)* (whats|what is|wheres|is there|give me|show me|tell me|just|find me|i need|can i have)* (the|a|an)? (very|absolute|absolutely)? (tiniest|smallest|littlest|teeniest|easiest|least|quickest|first|tiny|teeny|wee|small|little) (tiny|little|small|possible)? (bit|part|step|piece|thing|move|chunk) (of|in|about|for|on|with|from|towards) (it|that|this|that one|this one) (i could do|i can do|to do|to start with|please|then)*',
        '(i|but|ugh|so|ok|honestly|still|really)* (dont know|not sure|no idea|dunno|idk|cant tell|cant see|cant think|unsure|no clue|have no idea)* (where|how) (do|should|can|would|could|shall)? (i|we)? (even|actually|best|possibly)? (to)? (start|begin|get started|get going|get into|go about|tackle) (with|on|at)? (it|that|this|that one|this one) (please|then|though)*',
        '(so|but|ok|ugh|right)* (where|how) (on earth|the hell|the heck|in the world) (do|should|would|can) (i|we|one) (even|actually)? (begin|start|get started) {_}?',
      ],
      with: { shown: 'yes' },
    },
    '(i|im|i am|ive got|i got|still|totally|completely|so)* stuck (on|with|at|in) (the|my|that|this|our)? {task} (again|now)?',
  ],
  options: {
    step: stepOption('Which one; the current one if left out'),
    task: hidden(taskOption('Which task')),
    shown: hidden(flagOption('What is in progress, or was spoken of last')),
  },
  examples: ['stuck', 'step stuck'],
  async run(me, values, { runLine }) {
    if (values.shown) {
      const { task } = await findMeantThing(me, 'step stuck')
      if (!task) throw new NotMeantError('Nothing was spoken of.')
      return runLine(ask('step stuck', { task: task.task_id }))
    }
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

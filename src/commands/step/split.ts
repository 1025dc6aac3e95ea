// Too big: splits this step only; the others stay.
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
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
  options: { step: stepOption('Which one; the current one if left out') },
  examples: ['too big', 'step split'],
  async run(me, values) {
    const step = await requireStep(me, values.step)
    const result = await steps.splitStep(me, step)
    return stepView(result, result.happened === 'already' ? { notice: t`Already changed: ${step.description}` } : {})
  },
})

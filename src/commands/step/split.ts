// Too big: this step alone becomes smaller ones, the others stay as they are.
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { command } from '../command.ts'
import { orCurrent, step } from '../lib/options/step.ts'

export default command({
  name: 'step split',
  about: 'Make this step smaller',
  phrases: { 'too big': {}, "it's too big": {}, 'too much': {} },
  options: { step: step('Which one; the current one if left out') },
  examples: ['too big', 'step split'],
  async run(me, values) {
    const step = await orCurrent(me, values.step)
    const result = await steps.split(me, step)
    return stepView(result, result.happened === 'already' ? { notice: t`Already changed: ${step.description}` } : {})
  },
})

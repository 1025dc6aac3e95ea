// Some steps are not needed. Left out, they are gone from the list; Undo brings them back.
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { command } from '../command.ts'
import { orCurrent, step } from '../lib/options/step.ts'

export default command({
  name: 'step skip',
  about: 'Leave this step out',
  phrases: { skip: {}, '⏭': {}, '⏭️': {}, 'skip it': {} },
  options: { step: step('Which one; the current one if left out') },
  examples: ['skip', 'step skip'],
  async run(me, values) {
    const step = await orCurrent(me, values.step)
    const result = await steps.skip(me, step)
    return stepView(result, {
      canMerge: result.next !== null && steps.canMerge(result.steps, result.next),
      notice:
        result.happened === 'already' ? t`Already changed: ${step.description}` : t`Left out: ${step.description}`,
    })
  },
})

// Easy: joined with the next step, so that a quick person is not stopped twice.
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { command } from '../command.ts'
import { orCurrent, step } from '../lib/options/step.ts'

export default command({
  name: 'step merge',
  about: 'Easy: join this step with the next',
  phrases: { easy: {}, 'too easy': {}, "it's easy": {} },
  options: { step: step('Which one; the current one if left out') },
  examples: ['easy', 'step merge'],
  async run(me, values) {
    const step = await orCurrent(me, values.step)
    const result = await steps.merge(me, step)
    return stepView(result, {
      canMerge: result.next !== null && steps.canMerge(result.steps, result.next),
      ...(result.happened === 'already' ? { notice: t`Already changed: ${step.description}` } : {}),
    })
  },
})

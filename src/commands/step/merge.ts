// Easy: merges the step with the next, so that a fast person is interrupted less.
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { requireStep, stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step merge',
  about: 'Too easy: join this step with the next',
  phrases: { easy: {}, 'too easy': {}, "it's easy": {} },
  options: { step: stepOption('Which one; the current one if left out') },
  examples: ['easy', 'step merge'],
  async run(me, values) {
    const step = await requireStep(me, values.step)
    const result = await steps.mergeWithNextStep(me, step)
    return stepView(result, {
      canMerge: result.next !== null && steps.canMergeWithNext(result.steps, result.next),
      ...(result.happened === 'already' ? { notice: t`Already changed: ${step.description}` } : {}),
    })
  },
})

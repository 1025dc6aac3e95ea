// Skips a step that is not needed. Undo restores it.
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { requireStep, stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step skip',
  about: 'Skip this step',
  byModel: 'run',
  phrases: { skip: {}, '⏭': {}, '⏭️': {}, 'skip it': {} },
  options: { step: stepOption('Which one; the current one if left out') },
  examples: ['skip', 'step skip'],
  async run(me, values) {
    const step = await requireStep(me, values.step)
    const result = await steps.skipStep(me, step)
    return stepView(result, {
      canMerge: result.next !== null && steps.canMergeWithNext(result.steps, result.next),
      notice: result.happened === 'already' ? t`Already changed: ${step.description}` : t`Skipped: ${step.description}`,
    })
  },
})

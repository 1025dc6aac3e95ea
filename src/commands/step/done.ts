// Marks a step as done and offers the next one; after the last, asks whether the task is done.
import { flagOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { momentText } from '../../views/reader.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand, readerOf } from '../command.ts'
import { requireStep, stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step done',
  about: 'Finish a step and see the next',
  byModel: 'run',
  isDefault: true,
  phrases: { next: {}, 'step done': {}, 'next step': {} },
  takesSeveral: 'step',
  options: { step: stepOption('Which one; the current one if left out'), back: flagOption('Open it again') },
  examples: ['step done', 'next'],
  async run(me, values) {
    const step = await requireStep(me, values.step)
    const isBack = values.back === true
    const result = await steps.finishStep(me, step, isBack)
    const { next } = result
    const canMerge = next !== null && steps.canMergeWithNext(result.steps, next)
    if (result.happened === 'changed')
      return stepView(result, { canMerge, ...(isBack ? { notice: t`Open again: ${step.description}` } : {}) })
    const notice = isBack
      ? t`Already open: ${step.description}`
      : result.at
        ? t`Already done, at ${momentText(readerOf(me), result.at, 'time')}: ${step.description}`
        : t`Already changed: ${step.description}`
    return stepView(result, { canMerge, notice })
  },
})

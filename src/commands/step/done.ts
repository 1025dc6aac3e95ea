// A step is done: the next one is offered. After the last, the question whether the task is finished.
import { flag } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { moment } from '../../views/reader.ts'
import { stepView } from '../../views/step.ts'
import { command, readerOf } from '../command.ts'
import { orCurrent, step } from '../lib/options/step.ts'

export default command({
  name: 'step done',
  about: 'Finish a step and see the next',
  isDefault: true,
  phrases: { next: {}, 'step done': {}, 'next step': {} },
  options: { step: step('Which one; the current one if left out'), back: flag('Open it again') },
  examples: ['step done', 'next'],
  async run(me, values) {
    const step = await orCurrent(me, values.step)
    const isBack = values.back === true
    const result = await steps.done(me, step, isBack)
    const { next } = result
    const canMerge = next !== null && steps.canMerge(result.steps, next)
    if (result.happened === 'changed')
      return stepView(result, { canMerge, ...(isBack ? { notice: t`Open again: ${step.description}` } : {}) })
    const notice = isBack
      ? t`Already open: ${step.description}`
      : result.at
        ? t`Already done, at ${moment(readerOf(me), result.at, 'time')}: ${step.description}`
        : t`Already changed: ${step.description}`
    return stepView(result, { canMerge, notice })
  },
})

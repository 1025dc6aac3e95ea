// Marks a step as done and offers the next one; after the last, asks whether the task is done.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { momentText } from '../../views/reader.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand, readerOf } from '../command.ts'
import { wasJustShown } from '../lib/current-task.ts'
import { requireStep, stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step done',
  about: 'Finish a step and see the next',
  byModel: 'run',
  isDefault: true,
  phrases: { next: {}, 'step done': {}, 'next step': {} },
  spoken: ['done with the first one', 'the first step is done'],
  says: [
    // Of the step that was just shown: “done with the first one” is no older list's first.
    {
      say: [
        '(done|finished|completed|did|ive done|ive finished|i did|i finished|im done|thats) (with|w)? (the|this|that|my)? (first|1st|current|next|this|that) (one|step|bit|part|thing) (done)? (now|already)?',
        '(done|finished|completed|did) (with|w)? (the|this|that) (step|bit|part) (now|already)?',
        '(ok|okay|right|yes|so|and)* (the|this|that) (first|1st|current)? (step|bit|part) (is|s)? (done|finished|complete) (now|already)?',
      ],
      with: { shown: 'yes' },
    },
    // A step that is named as one is the current one.
    '(ok|okay|right|yes|so|and)* (first|1st|one) (step|bit) (is|s)? (done|finished|complete|down) (now|already)?',
  ],
  takesSeveral: 'step',
  options: {
    step: stepOption('Which one; the current one if left out'),
    back: flagOption('Open it again'),
    shown: hidden(flagOption('Only the one that was shown last')),
  },
  examples: ['step done', 'next'],
  async run(me, values, { request, runLine }) {
    const current = values.shown ? await steps.findCurrentStep(me) : undefined
    if (values.shown && !(current?.parent_task_id && (await wasJustShown(me, current.parent_task_id))))
      throw new NotMeantError('No step was shown a moment ago.')
    // “Next” where no step is left: the next thing.
    if (
      request.input.kind === 'typed' &&
      !values.step &&
      NEXT.test(request.input.line) &&
      !(await steps.findCurrentStep(me)) &&
      (await tasks.findCurrentTask(me))
    )
      return runLine(ask('task suggest'))
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

const NEXT = /^\W*(?:ok |okay |right |so |and )*next\W*$/i

// Skips a step that is not needed. Undo restores it.
import { ask } from '../../chat/ask.ts'
import { t } from '../../chat/view.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { isReminderNewest } from '../lib/current-task.ts'
import { requireStep, stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step skip',
  about: 'Skip this step',
  byModel: 'run',
  phrases: { skip: {}, '⏭': {}, '⏭️': {}, 'skip it': {} },
  options: { step: stepOption('Which one; the current one if left out') },
  examples: ['skip', 'step skip'],
  async run(me, values, { request, runLine }) {
    if (request.input.kind === 'typed' && !values.step) {
      // What was said last is skipped: a reminder, or what was begun, for something else.
      const isReminded = (await isReminderNewest(me)) && (await nudges.findUnansweredNudge(me)) !== undefined
      if (isReminded) return runLine(ask('nudge snooze', { skip: 'yes' }))
      const isOpen = (await steps.findCurrentStep(me)) !== undefined
      if (!isOpen && (await tasks.findCurrentTask(me))) return runLine(ask('task suggest', { others: 'yes' }))
    }
    const step = await requireStep(me, values.step)
    const result = await steps.skipStep(me, step)
    return stepView(result, {
      canMerge: result.next !== null && steps.canMergeWithNext(result.steps, result.next),
      notice: result.happened === 'already' ? t`Already changed: ${step.description}` : t`Skipped: ${step.description}`,
    })
  },
})

// “What's after that”: the steps behind the one in progress, else what else the day holds, else something else.
import { ask } from '../../chat/ask.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'

/** The line that shows it. */
export async function lineAfter(me: Me): Promise<CommandLine> {
  const step = await steps.findCurrentStep(me)
  const task = step ? await steps.loadStepTask(me, step) : undefined
  const stand = task && (await steps.loadStepProgress(me, task))
  if (task && stand && stand.steps.length > 1) return ask('step show', { task: task.task_id })
  const plan = await rituals.findDayPlan(me)
  const current = await tasks.findCurrentTask(me)
  const isLeft = plan?.picks.some(({ isOpen, task_id }) => isOpen && task_id !== current?.task_id)
  return isLeft && !plan?.ritual.skipped ? ask('ritual morning') : ask('task suggest', { others: 'yes' })
}

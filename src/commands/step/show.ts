// Lists a task's steps in order, each with a way to move it up.
import { required } from '../../chat/options.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepListView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'step show',
  about: 'The steps of a task, to put in order',
  byModel: 'show',
  options: { task: required(taskOption('Which task')) },
  examples: ['step show milk'],
  async run(me, { task }) {
    return stepListView(task, await steps.listSteps(me, task.task_id))
  },
})

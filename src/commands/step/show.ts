// A task's steps in their order, each with a way to an earlier place.
import { need } from '../../chat/options.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepList } from '../../views/step.ts'
import { command } from '../command.ts'
import { task } from '../lib/options.ts'

export default command({
  name: 'step show',
  about: 'The steps of a task, to put in order',
  options: { task: need(task('Which task')) },
  examples: ['step show milk'],
  async run(me, { task }) {
    return stepList(task, await steps.stepsOf(me, task.task_id))
  },
})

// Begins what an if-then offers: its task is started; of words alone it is noted that they were begun.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { startIfThen } from '../../domain/days/if-then/index.ts'
import { defineCommand } from '../command.ts'
import { ifThenOption } from '../lib/options/if-then.ts'

export default defineCommand({
  name: 'if-then start',
  about: 'Begin what an if-then offers',
  byModel: 'offer',
  options: { which: required(ifThenOption('Which one')) },
  examples: ['if-then start stretch'],
  async run(me, { which }, { runLine }) {
    const { task, isNew } = await startIfThen(me, which.ifThen)
    if (task?.isOpen) return runLine(ask('task start', { task: task.task_id }))
    return view(isNew ? t`Started: ${which.ifThen.action}` : t`Already started: ${which.ifThen.action}`, [
      textBlock(t`Nothing to tick. I noted that you began.`),
    ])
  },
})

// One task, whole; the card that stays true.
import { need } from '../../chat/options.ts'
import { placesOf } from '../../services/capture.ts'
import { shown } from '../../views/task.ts'
import { command, readerOf } from '../command.ts'
import { task } from '../options.ts'

export default command({
  name: 'task show',
  about: 'A task with its steps and comments',
  draws: 'task',
  options: { task: need(task('Which one')) },
  examples: ['task show milk'],
  async run(me, values) {
    const places = await placesOf(me, [values.task])
    return shown(readerOf(me), values.task, places(values.task))
  },
})

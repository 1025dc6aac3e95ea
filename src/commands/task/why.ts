// Why a task's minutes are corrected: the finished tasks behind it, and the way back to one's own number.
import { flagOption, hidden, required } from '../../chat/options.ts'
import { trustedText } from '../../chat/view.ts'
import { explainEstimate, setEstimateKept } from '../../domain/days/estimates/index.ts'
import { estimateView } from '../../views/estimate.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task why',
  about: 'Why this many minutes: what things like it really took',
  byModel: 'show',
  spoken: ['how long will the report take?', 'why does the report take so long?'],
  says: [
    'why {task}',
    'how long (will|would|does|do|might) {task} (really|actually)? take (me|really|actually)?',
    'how long (will|would|does|do) (i|it) (really|actually)? (need|take) (for|me for|to do) {task}',
    'why (does|will|would|should) {task} take (so long|that long|that many minutes|so many minutes)',
    '(so|and|but)? why (is|was) {task} (so long|that long|that many minutes|so many minutes|longer than i said)',
  ],
  options: {
    task: required(taskOption('Which one')),
    keep: hidden(flagOption('Your own minutes count for this one')),
  },
  examples: ['task why milk'],
  async run(me, { task, keep }) {
    const isChanged = keep === undefined ? null : await setEstimateKept(me, task, keep)
    const notice = isChanged === null ? [] : trustedText(isChanged ? 'Saved' : 'No change')
    return estimateView(readerOf(me), task, await explainEstimate(me, task), notice)
  },
})

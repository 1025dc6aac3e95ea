// Shows others on the person's platform that they focus: a status and Do Not Disturb, each by a yes of its own.
import { flagOption } from '../../chat/options.ts'
import { changeSignals, loadSignals } from '../../domain/days/focus-signals/index.ts'
import { focusSignalView } from '../../views/focus-signal.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'focus signal',
  about: 'Show others that you focus',
  isForPersonAlone: true,
  spoken: ['show others that I focus', 'set my status while I focus', 'stop setting my status'],
  says: [
    '(show|tell|let) (others|people|everyone|my team|my colleagues|the team) (that|when|know when|know that|see when|see that) (i|im|i am) (focus|focusing|in focus)',
    {
      say: '(set|change|update) my (slack)? status (while|when|during) (i|im|i am)? (focus|focusing|in focus)',
      with: { status: 'yes' },
    },
    {
      say: '(stop|dont|do not) (setting|changing|touching|set|change|touch) my (slack)? status',
      with: { status: 'no' },
    },
  ],
  options: {
    status: flagOption('A status while you focus'),
    quiet: flagOption('Do Not Disturb while you focus'),
    task: flagOption('The status names your task'),
  },
  examples: ['focus signal', 'focus signal status:yes', 'focus signal quiet:no'],
  async run(me, { status, quiet, task }) {
    const isAsked = status === undefined && quiet === undefined && task === undefined
    if (isAsked) return focusSignalView(await loadSignals(me), 'shown')
    const { state, isChanged } = await changeSignals(me, { status, quiet, namesTask: task })
    return focusSignalView(state, isChanged ? 'changed' : 'already')
  },
})

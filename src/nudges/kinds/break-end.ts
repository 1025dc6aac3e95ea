// A break is over.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { findFocusingUsers, loadFocusSessions } from '../../domain/reminders/nudge-subjects.ts'
import { composeEach, defineNudge, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'break-end',
  label: 'Ends of breaks',
  about: 'when your break ends',
  isTimed: true,
  priority: 0,
  grace: 15,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const busy = await findFocusingUsers(
      trx,
      due.map(({ row }) => row.user_id),
    )
    const found = await loadFocusSessions(trx, subjectIds(due))
    return composeEach(due, (one) => {
      // The person is already back.
      if (busy.has(one.row.user_id)) return null
      const task = found.get(one.subjectId ?? '')?.task
      const isOpen = task && task.status !== 'done'
      return view(t`The break is over when you are.`, [], {
        buttons: [
          {
            label: 'Start',
            line: isOpen ? ask('focus start', { task: task.task_id }) : ask('focus start'),
            isPrimary: true,
          },
          { label: '5 more', line: ask('focus break', { minutes: 5 }) },
          { label: 'Enough', line: ask('me home') },
          whyButton(one),
        ],
      })
    })
  },
})

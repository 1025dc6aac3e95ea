// The session's time is over. Time-critical: ten minutes later it would be noise.
import { t, view } from '../chat/view.ts'
import { sessions } from '../services/nudge-subjects.ts'
import { composed, nudge, subjectsOf, whyButton } from './nudge.ts'

export default nudge({
  kind: 'focus-end',
  label: 'Ends of focus',
  about: 'when the session you started ends',
  isTimed: true,
  priority: 0,
  grace: 15,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const found = await sessions(trx, subjectsOf(due))
    return composed(due, (one) => {
      const session = found.get(one.subjectId ?? '')
      // Stopped early, or extended since: another moment is the end.
      if (!session || (session.ended_at !== null && !session.is_completed)) return null
      const end = session.started_at.getTime() + session.duration_minutes * 60_000
      if (end > one.row.due_at.getTime() + 1_000) return null
      const task = session.task
      const isHidden = task ? one.hides(task.task_id) : false
      return view(
        task && !isHidden
          ? t`${session.duration_minutes} minutes on ${task.title}.`
          : t`${session.duration_minutes} minutes of focus.`,
        [],
        {
          buttons: [
            { label: '5 min break', line: 'focus break minutes:5', isPrimary: true },
            { label: '10 more', line: 'focus extend minutes:10' },
            ...(task ? [{ label: 'Finished', line: `task done task:${task.task_id}` }] : []),
            whyButton(one),
          ],
        },
      )
    })
  },
})

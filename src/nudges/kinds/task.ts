// A clock time they typed is a promise.
import { t, view } from '../../chat/view.ts'
import { tasks } from '../../domain/reminders/nudge-subjects.ts'
import { moment } from '../../views/reader.ts'
import { titleText } from '../../views/task.ts'
import { composed, nudge, snoozeButton, subjectsOf, whyButton } from '../nudge.ts'

export default nudge({
  kind: 'task',
  label: 'Times you typed',
  about: 'at the time you typed, or some minutes before',
  isTimed: true,
  priority: 0,
  grace: 'day',
  at: null,
  async compose(trx, due) {
    const found = await tasks(trx, subjectsOf(due))
    return composed(due, (one) => {
      const task = found.get(one.subjectId ?? '')
      if (!task?.isOpen) return null
      if (task.assignee_id !== one.row.user_id || !task.due_date) return null
      const time = moment(one.reader, task.due_date, 'time')
      if (one.hides(task.task_id)) return view(t`1 personal thing, ${time}.`, [], { buttons: [whyButton(one)] })
      return view(t`${titleText(task)}, ${time}.`, [], {
        buttons: [
          { label: 'Start', line: `task start task:${task.task_id}`, isPrimary: true },
          snoozeButton(one, 'In 10 min', 10),
          { label: 'Move to tomorrow', line: `task move task:${task.task_id} to:tomorrow` },
          whyButton(one),
        ],
        card: { kind: 'task', id: task.task_id },
      })
    })
  },
})

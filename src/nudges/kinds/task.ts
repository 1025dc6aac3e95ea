// Reminds of a typed time; always delivered.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { loadRepeatingTaskIds, loadTasks } from '../../domain/reminders/nudge-subjects.ts'
import { momentText } from '../../views/reader.ts'
import { titleText } from '../../views/task.ts'
import { composeEach, defineNudge, snoozeButton, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'task',
  label: 'Timed reminders',
  about: 'at the time you set, or some minutes early',
  isTimed: true,
  priority: 0,
  grace: 'day',
  at: null,
  async compose(trx, due) {
    const found = await loadTasks(trx, subjectIds(due))
    const repeating = await loadRepeatingTaskIds(trx, subjectIds(due))
    return composeEach(due, (one) => {
      const task = found.get(one.subjectId ?? '')
      if (!task?.isOpen) return null
      if (task.assignee_id !== one.row.user_id || !task.due_date) return null
      const time = momentText(one.reader, task.due_date, 'time')
      if (one.isTaskHidden(task.task_id)) return view(t`1 personal thing, ${time}.`, [], { buttons: [whyButton(one)] })
      return view(t`${titleText(task)}, ${time}.`, [], {
        buttons: [
          { label: 'Start', line: ask('task start', { task: task.task_id }), isPrimary: true },
          snoozeButton(one, 'In 10 min', 10),
          repeating.has(task.task_id)
            ? { label: 'Skip this one', line: ask('task skip', { task: task.task_id }) }
            : { label: 'Move to tomorrow', line: ask('task move', { task: task.task_id, to: 'tomorrow' }) },
          whyButton(one),
        ],
        card: { kind: 'task', id: task.task_id },
      })
    })
  },
})

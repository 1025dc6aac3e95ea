// Reminds of a typed time; always delivered.
import { ask } from '../../chat/ask.ts'
import { t, trustedText, view } from '../../chat/view.ts'
import { loadRepeatingTaskIds, loadTasks } from '../../domain/reminders/nudge-subjects.ts'
import { repetitionOf } from '../../domain/reminders/slots.ts'
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
      // A platform may be given it hours before: what counts is the day on which it is said.
      const time = momentText({ ...one.reader, now: one.row.due_at }, task.due_date, 'time')
      if (one.isTaskHidden(task.task_id)) return view(t`1 personal thing, ${time}.`, [], { buttons: [whyButton(one)] })
      const link = { task: task.task_id }
      const { remind_every: every } = task.parsedMetadata
      const turn = repetitionOf(one.row.slot)?.turn ?? 0
      const again = turn === 0 ? '' : ` Reminder ${turn + 1}.`
      return view(t`${titleText(task)}, ${time}.${trustedText(again)}`, [], {
        buttons: [
          // What repeats until it is done is ended by that.
          every === undefined
            ? { label: 'Start', line: ask('task start', link), isPrimary: true }
            : { label: 'Done', line: ask('task done', link), isPrimary: true },
          snoozeButton(one, 'In 10 min', 10),
          repeating.has(task.task_id)
            ? { label: 'Skip this one', line: ask('task skip', link) }
            : { label: 'Move to tomorrow', line: ask('task move', { ...link, to: 'tomorrow' }) },
          every === undefined
            ? { label: 'Until done', line: ask('task remind', { ...link, remind: 'every 10 min until done' }) }
            : { label: 'Once is enough', line: ask('task remind', { ...link, remind: 'none' }) },
          whyButton(one),
        ],
        card: { kind: 'task', id: task.task_id },
      })
    })
  },
})

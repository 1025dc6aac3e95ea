// The session has ended. Urgent: ten minutes later it would be useless.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { breakLengthAfter } from '../../domain/days/focus/index.ts'
import { loadFocusSessions, loadSessionEnds, loadTaskPlatformRules } from '../../domain/reminders/nudge-subjects.ts'
import { localDay, startOfLocalDay } from '../../time/index.ts'
import { composeEach, type DueNudge, defineNudge, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'focus-end',
  label: 'Ends of focus',
  about: 'when your focus session ends',
  isTimed: true,
  priority: 0,
  grace: 15,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const found = await loadFocusSessions(trx, subjectIds(due))
    const now = new Date(Math.max(0, ...due.map(({ row }) => row.due_at.getTime())))
    const over = await loadSessionEnds(
      trx,
      due.map(({ row }) => row.user_id),
      now,
    )
    const places = await loadTaskPlatformRules(
      trx,
      [...found.values()].flatMap(({ task_id }) => task_id ?? []),
    )
    return composeEach(due, (one) => {
      const session = found.get(one.subjectId ?? '')
      // Stopped early, or extended since: its end is another instant.
      if (!session || (session.ended_at !== null && !session.is_completed)) return null
      const end = session.started_at.getTime() + session.duration_minutes * 60_000
      if (end > one.row.due_at.getTime() + 1_000) return null
      const task = session.task
      const isHidden = task ? (places.get(task.task_id)?.hiddenOn.has(one.platform) ?? false) : false
      const rest = breakAfter(one, over.get(one.row.user_id) ?? [], session.ended_at === null)
      return view(
        task && !isHidden
          ? t`${session.duration_minutes} minutes on ${task.title}.`
          : t`${session.duration_minutes} minutes of focus.`,
        [],
        {
          buttons: [
            { label: `${rest} min break`, line: ask('focus break', { minutes: rest }), isPrimary: true },
            { label: '10 more', line: ask('focus extend', { minutes: 10 }) },
            ...(task && !isHidden ? [{ label: 'Finished', line: ask('task done', { task: task.task_id }) }] : []),
            whyButton(one),
          ],
        },
      )
    })
  },
})

/** The session may not be closed yet: then it counts as one more. */
function breakAfter({ row, reader }: DueNudge, over: readonly Date[], isOpen: boolean): 5 | 15 {
  const day = localDay(row.due_at, reader.zone, reader.dayStartsAt)
  const from = startOfLocalDay(day, reader.zone, reader.dayStartsAt)
  return breakLengthAfter(over.filter((end) => end >= from).length + (isOpen ? 1 : 0))
}

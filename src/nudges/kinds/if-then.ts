// Offers what its person bound to an event: after meds, stretch.
import { ask } from '../../chat/ask.ts'
import { view } from '../../chat/view.ts'
import { armBusyEndsOf, loadOfferedIfThens } from '../../domain/days/if-then/index.ts'
import { loadTaskPlatformRules } from '../../domain/reminders/nudge-subjects.ts'
import { armButton, ifThenText } from '../../views/if-then.ts'
import { composeEach, defineNudge, skipButton, snoozeButton, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'if-then',
  label: 'If-thens',
  about: 'when what you named happens: a habit done, focus or a break over, an event over',
  isTimed: false,
  priority: 1,
  grace: 60,
  at: null,
  async compose(trx, due, now) {
    const found = await loadOfferedIfThens(
      trx,
      due.flatMap(({ subjectId, row }) => (subjectId ? [{ id: subjectId, day: row.local_date }] : [])),
    )
    const places = await loadTaskPlatformRules(
      trx,
      [...found.values()].flatMap(({ task }) => task?.task_id ?? []),
    )
    // Those for each time wait for the next event at once; few people have any. One that was put off did so before.
    const again = due.filter(
      ({ subjectId, row }) => !row.slot.includes('+') && found.get(subjectId ?? '')?.isEachBusyEnd,
    )
    for (const userId of new Set(again.map(({ row }) => row.user_id))) await armBusyEndsOf(trx, userId, now)
    return composeEach(due, (one) => {
      const about = found.get(one.subjectId ?? '')
      if (!about || (about.habitId !== null && !about.isTicked(one.row.local_date))) return null
      const { ifThen, when, task } = about
      // Done or let go since.
      if (task && !task.isOpen) return null
      const isHidden = task !== null && (places.get(task.task_id)?.hiddenOn.has(one.platform) ?? false)
      return view(
        ifThenText({ when, action: isHidden ? null : (task?.title ?? ifThen.action), isHabit: about.habitId !== null }),
        [],
        {
          buttons: [
            { label: 'Start', line: ask('if-then start', { which: ifThen.if_then_id }), isPrimary: true },
            snoozeButton(one, 'In 10 min', 10),
            skipButton(one, 'Not now'),
            ...(ifThen.is_repeating ? [] : [armButton({ id: ifThen.if_then_id })]),
            whyButton(one),
          ],
        },
      )
    })
  },
})

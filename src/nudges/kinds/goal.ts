// A goal's date, a week before. If mornings are on, it is part of the morning plan instead.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { findMorningUsers, loadGoals } from '../../domain/reminders/nudge-subjects.ts'
import { formatDay, localDay } from '../../time/index.ts'
import { readerToday } from '../../views/reader.ts'
import { composeEach, defineNudge, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'goal',
  label: 'Goal dates',
  about: '7 days before, at 09:00 unless you choose another time',
  isTimed: false,
  priority: 2,
  grace: 'day',
  at: '09:00',
  async compose(trx, due) {
    const found = await loadGoals(trx, subjectIds(due))
    const mornings = await findMorningUsers(
      trx,
      due.map(({ row }) => row.user_id),
    )
    return composeEach(due, (one) => {
      const goal = found.get(one.subjectId ?? '')
      if (mornings.has(one.row.user_id) || !goal?.target_date || goal.is_completed) return null
      const date = formatDay(localDay(goal.target_date, one.reader.zone, '00:00'), readerToday(one.reader))
      return view(t`${goal.title}: ${date}. A next step?`, [], {
        buttons: [
          { label: 'Show', line: ask('goal show', { goal: goal.goal_id }), isPrimary: true },
          { label: 'Move', line: ask('goal edit', { goal: goal.goal_id }) },
          { label: 'Drop date', line: ask('goal edit', { goal: goal.goal_id, by: 'none' }) },
          whyButton(one),
        ],
      })
    })
  },
})

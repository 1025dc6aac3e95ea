// A habit with a time of its own.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { loadHabitDays } from '../../domain/reminders/nudge-subjects.ts'
import { localDay } from '../../time/index.ts'
import { momentText } from '../../views/reader.ts'
import { composeEach, defineNudge, snoozeButton, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'habit',
  label: 'Timed habits',
  about: "at the habit's time",
  isTimed: true,
  priority: 0,
  grace: 'day',
  at: null,
  async compose(trx, due) {
    const dayOf = new Map(
      due.map(({ row, reader }) => [row.nudge_id, localDay(row.due_at, reader.zone, reader.dayStartsAt)]),
    )
    const found = await loadHabitDays(trx, subjectIds(due), [...dayOf.values()])
    return composeEach(due, (one) => {
      const about = found.get(one.subjectId ?? '')
      const day = dayOf.get(one.row.nudge_id) ?? ''
      if (!about?.habit.is_active || about.isDone(day) || about.isResting(day)) return null
      const { habit } = about
      return view(t`${habit.name}, ${momentText(one.reader, one.row.due_at, 'time')}.`, [], {
        buttons: [
          { label: 'Did it', line: ask('habit check', { habit: habit.habit_id }), isPrimary: true },
          snoozeButton(one, 'In 30 min', 30),
          { label: 'Not today', line: ask('habit pause', { habit: habit.habit_id, from: 'today', until: 'today' }) },
          whyButton(one),
        ],
      })
    })
  },
})

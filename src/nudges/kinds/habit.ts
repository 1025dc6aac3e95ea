// A habit with a time of its own.
import { ask } from '../../chat/ask.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { loadNudgedHabits } from '../../domain/days/habits/nudged.ts'
import { localDay } from '../../time/index.ts'
import { countText, periodText } from '../../views/habit-text.ts'
import { momentText } from '../../views/reader.ts'
import { composeEach, defineNudge, snoozeButton, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'habit',
  label: 'Timed habits',
  about: "at the habit's time",
  isTimed: true,
  priority: 0,
  grace: 'day',
  at: null,
  async compose(trx, due) {
    const found = await loadNudgedHabits(
      trx,
      due.flatMap(({ subjectId, row, reader: { zone, dayStartsAt, weekStartsOn } }) =>
        subjectId ? [{ habitId: subjectId, day: localDay(row.due_at, zone, dayStartsAt), weekStartsOn }] : [],
      ),
    )
    return composeEach(due, (one) => {
      const about = found.get(one.subjectId ?? '')
      if (!about) return null
      const { habit, dayCount, unit } = about
      const period = periodText(about)
      const check =
        dayCount === null
          ? { label: 'Did it', line: ask('habit check', { habit: habit.habit_id }), isPrimary: true }
          : { label: '+1', line: ask('habit count', { habit: habit.habit_id, by: 1 }), isPrimary: true }
      return view(
        t`${habit.name}, ${momentText(one.reader, one.row.due_at, 'time')}.`,
        [
          ...(dayCount ? [textBlock(t`${countText(dayCount, unit)} so far.`)] : []),
          ...(period.length > 0 ? [textBlock(t`${period}. Another day is fine too.`)] : []),
        ],
        {
          buttons: [
            check,
            snoozeButton(one, 'In 30 min', 30),
            { label: 'Not today', line: ask('habit pause', { habit: habit.habit_id, from: 'today', until: 'today' }) },
            whyButton(one),
          ],
        },
      )
    })
  },
})

// After four days of silence: one small thing, once, and no backlog.
import { item, t, view } from '../../chat/view.ts'
import { candidates } from '../../domain/reminders/nudge-subjects.ts'
import { withAnyYes } from '../../domain/reminders/schedules/index.ts'
import { titleText } from '../../views/task.ts'
import { composed, nudge, whyButton } from '../nudge.ts'

/** A two-minute thing; where there is none, the smallest that nobody measured will do. */
const SMALL = 2

export default nudge({
  kind: 'comeback',
  label: 'A card after days away',
  about: 'once, after 4 days without a word, if you said yes to any kind',
  isTimed: false,
  priority: 2,
  grace: 'day',
  afterSilentDays: 4,
  at: null,
  async compose(trx, due, now) {
    const willing = await withAnyYes(
      trx,
      due.map(({ row }) => row.user_id),
    )
    const seekers = due.map(({ row, platform }) => ({ userId: row.user_id, platform, minutes: SMALL, dayEnds: now }))
    const found = await candidates(trx, seekers, 1)
    return composed(due, (one) => {
      if (!willing.has(one.row.user_id)) return null
      const task = found.get(one.row.user_id)?.[0]?.task
      return view(t`One 2-minute thing, if you like.`, task ? [item(titleText(task))] : [], {
        buttons: [
          { label: 'Start', line: task ? `task start task:${task.task_id}` : 'task suggest', isPrimary: true },
          { label: 'Fresh start', line: 'ritual fresh' },
          { label: 'Pause all', line: 'nudge pause' },
          whyButton(one),
        ],
      })
    })
  },
})

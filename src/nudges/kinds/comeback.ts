// After four days without contact: one small task, once, and no backlog.
import { ask } from '../../chat/ask.ts'
import { itemBlock, t, view } from '../../chat/view.ts'
import { loadNudgeCandidates } from '../../domain/reminders/nudge-candidates.ts'
import { findOptedInUsers } from '../../domain/reminders/schedules/index.ts'
import { titleText } from '../../views/task.ts'
import { composeEach, defineNudge, whyButton } from '../nudge.ts'

/** A two-minute task; else the smallest one without an estimate. */
const SMALL_TASK_MINUTES = 2

export default defineNudge({
  kind: 'comeback',
  label: 'A card after days away',
  about: 'once, after 4 quiet days, if you said yes to any check-in',
  isTimed: false,
  priority: 2,
  grace: 'day',
  afterSilentDays: 4,
  at: null,
  async compose(trx, due, now) {
    const willing = await findOptedInUsers(
      trx,
      due.map(({ row }) => row.user_id),
    )
    const seekers = due.map(({ row, platform }) => ({
      userId: row.user_id,
      platform,
      minutes: SMALL_TASK_MINUTES,
      dayEnds: now,
    }))
    const found = await loadNudgeCandidates(trx, seekers, 1)
    return composeEach(due, (one) => {
      if (!willing.has(one.row.user_id)) return null
      const task = found.get(one.row.user_id)?.[0]?.task
      return view(t`One 2-minute thing, if you like.`, task ? [itemBlock(titleText(task))] : [], {
        buttons: [
          {
            label: 'Start',
            line: task ? ask('task start', { task: task.task_id }) : ask('task suggest'),
            isPrimary: true,
          },
          { label: 'Fresh start', line: ask('ritual fresh') },
          { label: 'Pause all', line: ask('nudge pause') },
          whyButton(one),
        ],
      })
    })
  },
})

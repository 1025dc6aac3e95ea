// After four days without contact: one small task, once, and no backlog.
import { ask } from '../../chat/ask.ts'
import { itemBlock, t, view } from '../../chat/view.ts'
import { loadNudgeCandidates } from '../../domain/reminders/nudge-candidates.ts'
import { findOptedInUsers } from '../../domain/reminders/schedules/index.ts'
import { titleText } from '../../views/task.ts'
import { composeEach, defineNudge, whyButton } from '../nudge.ts'

/** Asked for, though the order here is by size. */
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
    const found = await loadNudgeCandidates(trx, seekers, 1, 'smallest')
    return composeEach(due, (one) => {
      if (!willing.has(one.row.user_id)) return null
      const smallest = found.get(one.row.user_id)?.[0]
      // Nothing to offer, nothing said.
      if (!smallest) return null
      const { task, minutes } = smallest
      const title = minutes === null ? t`One small thing, if you like.` : t`One ${minutes}-minute thing, if you like.`
      return view(title, [itemBlock(titleText(task))], {
        buttons: [
          { label: 'Start', line: ask('task start', { task: task.task_id }), isPrimary: true },
          { label: 'Fresh start', line: ask('ritual fresh') },
          { label: 'Pause all', line: ask('nudge pause') },
          whyButton(one),
        ],
      })
    })
  },
})

// One tip, the day after the first consent.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { findOptedInUsers } from '../../domain/reminders/schedules/index.ts'
import { composeEach, defineNudge, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'welcome-follow-up',
  label: 'Tips',
  about: 'once, the day after your first yes',
  isTimed: false,
  priority: 2,
  grace: 'day',
  at: null,
  async compose(trx, due) {
    const willing = await findOptedInUsers(
      trx,
      due.map(({ row }) => row.user_id),
    )
    return composeEach(due, (one) =>
      willing.has(one.row.user_id)
        ? view(t`One thing to try: “what now?”`, [], {
            buttons: [
              { label: 'Try it', line: ask('task suggest'), isPrimary: true },
              { label: 'No more tips', line: ask('nudge set', { kind: 'welcome-follow-up', on: 'no' }) },
              whyButton(one),
            ],
          })
        : null,
    )
  },
})

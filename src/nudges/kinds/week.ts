// Offers the recorded week.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { composeEach, defineNudge, skipButton, snoozeButton, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'week',
  label: 'Weekly reviews',
  about: 'at your time, usually Sunday 17:00',
  isTimed: false,
  priority: 2,
  grace: 'day',
  at: '17:00',
  days: 'sun',
  compose: async (_trx, due) =>
    composeEach(due, (one) =>
      view(t`Your week, in two minutes?`, [], {
        buttons: [
          { label: 'Show', line: ask('ritual week'), isPrimary: true },
          snoozeButton(one, 'Tomorrow', 1440),
          skipButton(one, 'Skip'),
          whyButton(one),
        ],
      }),
    ),
})

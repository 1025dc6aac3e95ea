// Offers to wrap up the day.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { composeEach, defineNudge, skipButton, snoozeButton, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'evening',
  label: 'Evenings',
  about: 'at your time, usually 18:00',
  isTimed: false,
  priority: 2,
  grace: 240,
  at: '18:00',
  compose: async (_trx, due) =>
    composeEach(due, (one) =>
      view(t`Close today?`, [], {
        buttons: [
          { label: 'Close', line: ask('ritual evening'), isPrimary: true },
          snoozeButton(one, 'In 1 h', 60),
          skipButton(one, 'Not today'),
          whyButton(one),
        ],
      }),
    ),
})

// Once, the day after a first yes: the one sentence that helps most.
import { t, view } from '../chat/view.ts'
import { composed, nudge, whyButton } from './nudge.ts'

export default nudge({
  kind: 'welcome-follow-up',
  label: 'tips',
  about: 'once, the day after your first yes',
  isTimed: false,
  priority: 2,
  grace: 'day',
  at: null,
  isSettable: false,
  compose: async (_trx, due) =>
    composed(due, (one) =>
      view(t`One thing to try: “what now?”`, [], {
        buttons: [
          { label: 'Try it', line: 'task suggest', isPrimary: true },
          { label: 'No more tips', line: 'nudge set kind:welcome-follow-up on:no' },
          whyButton(one),
        ],
      }),
    ),
})

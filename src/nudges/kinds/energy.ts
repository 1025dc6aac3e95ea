// Asks for the energy: one tap.
import { ask } from '../../chat/ask.ts'
import { t, view } from '../../chat/view.ts'
import { loadEnergyLevels } from '../../domain/reminders/nudge-subjects.ts'
import { composeEach, defineNudge, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'energy',
  label: 'Energy check-ins',
  about: 'at your time, usually 14:00',
  isTimed: false,
  priority: 2,
  grace: 60,
  at: '14:00',
  async compose(trx, due, now) {
    // Energy logged in the last four hours is answer enough.
    const known = await loadEnergyLevels(
      trx,
      due.map(({ row }) => row.user_id),
      now,
    )
    return composeEach(due, (one) =>
      known.has(one.row.user_id)
        ? null
        : view(t`How is your energy?`, [], {
            buttons: [
              { label: '1', line: ask('energy log', { level: 1 }) },
              { label: '2', line: ask('energy log', { level: 2 }) },
              { label: '3', line: ask('energy log', { level: 3 }) },
              whyButton(one),
            ],
          }),
    )
  },
})

// A browser that no longer takes notifications is silent: its person is told in a chat.
import { findEndedPushDevices } from '../../domain/people/push/devices.ts'
import { pushEndedView } from '../../views/push-ended.ts'
import { composeEach, defineNudge, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'push',
  label: 'Notifications that ended',
  about: 'when a browser no longer takes notifications',
  isTimed: true,
  isChatOnly: true,
  priority: 1,
  grace: 1440,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const names = await findEndedPushDevices(
      trx,
      due.map(({ subjectId }) => subjectId ?? ''),
    )
    return composeEach(due, (one) => {
      const name = names.get(one.subjectId ?? '')
      return name === undefined ? null : pushEndedView(name, whyButton(one))
    })
  },
})

// A browser that no longer takes notifications is silent: its person is told in a chat.
import { findEndedPushDevices } from '../../domain/people/push/devices.ts'
import { pushEndedView } from '../../views/push-ended.ts'
import { composeEach, defineNudge } from '../nudge.ts'

export default defineNudge({
  kind: 'push',
  label: 'Notifications that ended',
  about: 'when a browser no longer takes notifications',
  isTimed: true,
  isChatOnly: true,
  isStandalone: true,
  priority: 1,
  grace: 1440,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const names = await findEndedPushDevices(
      trx,
      due.map(({ subjectId }) => subjectId ?? ''),
    )
    return composeEach(due, ({ subjectId }) => {
      const name = names.get(subjectId ?? '')
      return name === undefined ? null : pushEndedView(name)
    })
  },
})

// A private link opens the page for whoever has it: the person is told of a sign-in in a browser that was not seen before,
// and can end it.
import * as sessions from '../../domain/access/sessions/index.ts'
import { newDeviceView } from '../../views/device.ts'
import { composeEach, defineNudge } from '../nudge.ts'

export default defineNudge({
  kind: 'device',
  label: 'New devices',
  about: 'when your page is opened on a device for the first time',
  isTimed: true,
  isChatOnly: true,
  isStandalone: true,
  priority: 0,
  grace: 1440,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const ids = due.map(({ subjectId }) => subjectId ?? '')
    const devices = await sessions.findDevices(trx, ids)
    return composeEach(due, ({ subjectId, reader }) => {
      const device = devices.get(subjectId ?? '')
      return device ? newDeviceView(reader, device) : null
    })
  },
})

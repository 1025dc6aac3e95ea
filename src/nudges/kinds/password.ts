// A password opens the page from anywhere: the person is told when one was set or changed, and can revoke every session
// at once.
import { passwordChangedView } from '../../views/device.ts'
import { composeEach, defineNudge } from '../nudge.ts'

export default defineNudge({
  kind: 'password',
  label: 'Passwords',
  about: "when your page's password is set, changed or removed",
  isTimed: true,
  isChatOnly: true,
  isStandalone: true,
  priority: 0,
  grace: 1440,
  at: null,
  isSettable: false,
  compose: async (_trx, due) => composeEach(due, ({ row }) => passwordChangedView(row.slot)),
})

// A password opens the page from anywhere: whoever has one set or changed is told, and can close every door at once.
import { passwordNews } from '../../views/device.ts'
import { composed, nudge } from '../nudge.ts'

export default nudge({
  kind: 'password',
  label: 'Passwords',
  about: 'when a password of your page is set, changed or taken away',
  isTimed: true,
  isAlone: true,
  priority: 0,
  grace: 1440,
  at: null,
  isSettable: false,
  compose: async (_trx, due) => composed(due, ({ row }) => passwordNews(row.slot)),
})

// Somebody says they are the same person; somebody became one; an admin hears of it. Minutes later it would be noise.
import { newsOf } from '../../domain/people/link-notices.ts'
import { asksLead, linkedHere, notLinked, toldAdmin } from '../../views/link.ts'
import { composed, nudge, subjectsOf } from '../nudge.ts'

export default nudge({
  kind: 'link',
  label: 'Links',
  about: 'when somebody links an account with yours',
  isTimed: true,
  isAlone: true,
  priority: 0,
  grace: 10,
  at: null,
  isSettable: false,
  async compose(trx, due, now) {
    const news = await newsOf(trx, subjectsOf(due), now)
    return composed(due, ({ row, subjectId, platform }) => {
      const about = news.get(subjectId ?? '')
      if (!about) return null
      switch (row.slot) {
        case 'ask':
          return about.isOpen ? asksLead(about.codeId, about.redeemer) : null
        case 'linked':
          return about.isDone ? linkedHere(about.redeemer.accountId, platform) : null
        case 'told':
          return about.isDone ? toldAdmin(about.person ?? about.redeemer.name, about.person !== null) : null
        default:
          return notLinked()
      }
    })
  },
})

// Notices about a link: a question, a result, news for an admin.
import { loadLinkNoticeFacts } from '../../domain/people/link-notices.ts'
import { adminNoticeView, leadQuestionView, linkDeclinedView, linkedView } from '../../views/link.ts'
import { composeEach, defineNudge, subjectIds } from '../nudge.ts'

export default defineNudge({
  kind: 'link',
  label: 'Account links',
  about: 'when someone links an account with yours',
  isTimed: true,
  isChatOnly: true,
  isStandalone: true,
  priority: 0,
  grace: 10,
  at: null,
  isSettable: false,
  async compose(trx, due, now) {
    const news = await loadLinkNoticeFacts(trx, subjectIds(due), now)
    return composeEach(due, ({ row, subjectId, platform }) => {
      const about = news.get(subjectId ?? '')
      if (!about) return null
      switch (row.slot) {
        case 'ask':
          return about.isOpen ? leadQuestionView(about.codeId, about.redeemer) : null
        case 'linked':
          return about.isDone ? linkedView(about.redeemer.accountId, platform) : null
        case 'told':
          return about.isDone ? adminNoticeView(about.person ?? about.redeemer.name, about.person !== null) : null
        default:
          return linkDeclinedView()
      }
    })
  },
})

// A token outlives the request it was made in, which a stolen session may have sent: the person is told, and can revoke it.
import { findTokens } from '../../domain/access/tokens.ts'
import { tokenNoticeView } from '../../views/token.ts'
import { composeEach, defineNudge } from '../nudge.ts'

export default defineNudge({
  kind: 'token',
  label: 'New tokens',
  about: 'when a program is given a token of yours',
  isTimed: true,
  isStandalone: true,
  priority: 0,
  grace: 1440,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const tokens = await findTokens(
      trx,
      due.map(({ subjectId }) => subjectId ?? ''),
    )
    return composeEach(due, ({ subjectId, reader }) => {
      const token = tokens.get(subjectId ?? '')
      return token ? tokenNoticeView(reader, token) : null
    })
  },
})

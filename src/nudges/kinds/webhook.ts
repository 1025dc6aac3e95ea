// A webhook outlives the request it was made in, which a stolen session may have sent: the person is told, and can
// remove it.
import { findWebhooks } from '../../domain/webhooks/index.ts'
import { webhookNoticeView } from '../../views/webhook.ts'
import { composeEach, defineNudge, subjectIds } from '../nudge.ts'

export default defineNudge({
  kind: 'webhook',
  label: 'New webhooks',
  about: 'when an address is told what you do',
  isTimed: true,
  isStandalone: true,
  priority: 0,
  grace: 1440,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const webhooks = await findWebhooks(trx, subjectIds(due))
    return composeEach(due, ({ subjectId }) => {
      const webhook = webhooks.get(subjectId ?? '')
      return webhook ? webhookNoticeView(webhook) : null
    })
  },
})

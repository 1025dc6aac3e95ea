// A webhook that accepts nothing is paused after some days, or by the operator: its person is told once.
import { findWebhooks } from '../../domain/webhooks/index.ts'
import { webhookStoppedView } from '../../views/webhook.ts'
import { composeEach, defineNudge, subjectIds, whyButton } from '../nudge.ts'

export default defineNudge({
  kind: 'webhook-stopped',
  label: 'Webhooks that were paused',
  about: 'when a webhook of yours accepted nothing for three days, never will, or the operator switched it off',
  isTimed: false,
  priority: 2,
  grace: 2880,
  at: null,
  isSettable: false,
  async compose(trx, due) {
    const webhooks = await findWebhooks(trx, subjectIds(due))
    return composeEach(due, (one) => {
      const webhook = webhooks.get(one.subjectId ?? '')
      return webhook?.isPaused && webhook.failure !== null ? webhookStoppedView(webhook, whyButton(one)) : null
    })
  },
})

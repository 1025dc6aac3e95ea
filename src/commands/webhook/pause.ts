// Pauses a webhook: nothing is posted, and what happens meanwhile is not posted later.
import { required } from '../../chat/options.ts'
import { pauseWebhook } from '../../domain/webhooks/index.ts'
import { webhookPausedView } from '../../views/webhook.ts'
import { defineCommand } from '../command.ts'
import { webhookOption } from '../lib/options/webhook.ts'

export default defineCommand({
  name: 'webhook pause',
  about: 'Post nothing to a webhook until you resume it',
  isForPersonAlone: true,
  options: { webhook: required(webhookOption('Which one')) },
  examples: ['webhook pause lamp'],
  async run(me, { webhook }) {
    return webhookPausedView(webhook, await pauseWebhook(me, webhook.webhookId, true))
  },
})

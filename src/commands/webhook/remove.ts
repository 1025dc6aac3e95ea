// Removes a webhook, with all that waits for it.
import { required } from '../../chat/options.ts'
import { removeWebhook } from '../../domain/webhooks/index.ts'
import { webhookRemovedView } from '../../views/webhook.ts'
import { defineCommand } from '../command.ts'
import { webhookOption } from '../lib/options/webhook.ts'

export default defineCommand({
  name: 'webhook remove',
  about: 'Remove a webhook',
  isForPersonAlone: true,
  options: { webhook: required(webhookOption('Which one')) },
  examples: ['webhook remove lamp'],
  async run(me, { webhook }) {
    await removeWebhook(me, webhook.webhookId)
    return webhookRemovedView(webhook)
  },
})

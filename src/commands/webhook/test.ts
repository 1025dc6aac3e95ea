// Posts a test to a webhook.
import { required } from '../../chat/options.ts'
import { testWebhook } from '../../domain/webhooks/index.ts'
import { webhookTestedView } from '../../views/webhook.ts'
import { defineCommand } from '../command.ts'
import { webhookOption } from '../lib/options/webhook.ts'

export default defineCommand({
  name: 'webhook test',
  about: 'Post a test to a webhook',
  isForPersonAlone: true,
  options: { webhook: required(webhookOption('Which one')) },
  examples: ['webhook test lamp'],
  async run(me, { webhook }) {
    await testWebhook(me, webhook.webhookId)
    return webhookTestedView(webhook)
  },
})

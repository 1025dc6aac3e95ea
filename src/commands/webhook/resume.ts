// Lets a paused webhook go on, also one that was stopped because it failed for too long.
import { required } from '../../chat/options.ts'
import { pauseWebhook } from '../../domain/webhooks/index.ts'
import { webhookResumedView } from '../../views/webhook.ts'
import { defineCommand } from '../command.ts'
import { webhookOption } from '../lib/options/webhook.ts'

export default defineCommand({
  name: 'webhook resume',
  about: 'Post to a paused webhook again',
  isForPersonAlone: true,
  options: { webhook: required(webhookOption('Which one')) },
  examples: ['webhook resume lamp'],
  async run(me, { webhook }) {
    return webhookResumedView(webhook, await pauseWebhook(me, webhook.webhookId, false))
  },
})

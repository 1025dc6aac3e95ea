// Lists the person's webhooks, and how they go.
import { listWebhooks } from '../../domain/webhooks/index.ts'
import { webhookListView } from '../../views/webhook.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'webhook show',
  about: 'Addresses that are told what happens',
  isForPersonAlone: true,
  isDefault: true,
  options: {},
  examples: ['webhook show'],
  async run(me) {
    return webhookListView(readerOf(me), await listWebhooks(me))
  },
})

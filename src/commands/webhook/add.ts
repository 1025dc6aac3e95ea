// Makes a webhook: an address of the person's own that is told what happens.
import { choiceOption, required, textOption, withDefault } from '../../chat/options.ts'
import { addWebhook } from '../../domain/webhooks/index.ts'
import { UserError } from '../../user-error.ts'
import { webhookMadeView } from '../../views/webhook.ts'
import { defineCommand, readerOf } from '../command.ts'
import { zoneOption } from '../lib/options/index.ts'
import { webhookAddressOption } from '../lib/options/webhook.ts'

export default defineCommand({
  name: 'webhook add',
  about: 'Post what happens to an address of yours',
  isForPersonAlone: true,
  question: 'Which address do I post to?',
  options: {
    address: required(webhookAddressOption('Where to post')),
    name: textOption('What you call it', { max: 100 }),
    events: withDefault(choiceOption('What it is told', ['all', 'tasks', 'focus', 'nudges']), 'all'),
    zone: zoneOption('Only tasks of this zone'),
  },
  examples: [
    'webhook add https://hooks.example.org/lamp Lamp events:focus',
    'webhook add https://hooks.example.org/work Work zone:work',
  ],
  async run(me, { address, name, events, zone }, { request }) {
    if (request.where.kind !== 'private')
      throw new UserError('A webhook’s address is a secret. Send it to me in a direct message, or add it on your page.')
    const { secret, summary } = await addWebhook(me, address, {
      name: name ?? address.host,
      events,
      zoneId: zone?.zone_id ?? null,
    })
    return webhookMadeView(readerOf(me), secret, summary)
  },
})

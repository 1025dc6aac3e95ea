// Options that name one of the person's webhooks, or give the address of a new one.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import type { SecretAddress } from '../../../contracts/calendars.ts'
import type { WebhookSummary } from '../../../contracts/programs.ts'
import type { Me } from '../../../domain/request/me.ts'
import { listWebhooks, readWebhookAddress } from '../../../domain/webhooks/index.ts'
import { foldText } from '../../../text.ts'
import { lookupOption } from '../lookup-option.ts'

/** By name, or by its id from a button. */
export const webhookOption = (about: string): Option<WebhookSummary, Me, false> =>
  lookupOption(about, {
    noun: 'webhook',
    findById: async (me, id) => (await listWebhooks(me)).find(({ webhookId }) => webhookId === id),
    search: async (me, words) =>
      (await listWebhooks(me)).filter(({ name }) => foldText(name).includes(foldText(words))),
    listInitial: listWebhooks,
    id: ({ webhookId }) => webhookId,
    label: ({ name }) => name,
  })

/** An address: no refusal repeats it. */
export const webhookAddressOption = (about: string): Option<SecretAddress, unknown, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'word',
  isSecret: true,
  matches: (word) => /^<?https?:\/\//i.test(word),
  read: readWebhookAddress,
})

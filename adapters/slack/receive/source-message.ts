// A message of others that becomes a task: its words, link and author.
import type { SourceMessage } from '../../../src/contracts/source-message.ts'
import { readSlackText } from '../incoming-text.ts'
import { messageWords } from '../message-words.ts'
import type { ReceiveContext, SlackDelivery } from './delivery.ts'

type Reading = Pick<ReceiveContext, 'builder' | 'lookUpMessage' | 'people'> & Pick<SlackDelivery, 'installation'>

/** Without what Slack does not tell. `threadTs`: the thread it is a reply in. Never throws. */
export async function readSourceMessage(
  { builder, lookUpMessage, people, installation }: Reading,
  channelId: string,
  ts: string,
): Promise<SourceMessage & { readonly threadTs?: string }> {
  const { message, link } = await lookUpMessage(installation, channelId, ts)
  const { line } = await readSlackText(message ? messageWords(message) : '', builder.nameLookup(installation))
  const author = message?.user ? (await people.lookUpIdentity(installation, message.user)).name : undefined
  const isReply = message?.thread_ts !== undefined && message.thread_ts !== ts
  return {
    text: line,
    ...(link ? { link } : {}),
    ...(author ? { author } : {}),
    ...(isReply && message.thread_ts ? { threadTs: message.thread_ts } : {}),
  }
}

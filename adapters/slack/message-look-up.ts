// Looks a message up by its channel and timestamp, with its permanent link.
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { type MessagePayload, messageShape } from './payloads.ts'
import type { SlackWebClient } from './web-client.ts'

export interface FoundMessage {
  /** Null where Slack does not tell: the bot is no member there, or it was deleted. */
  readonly message: MessagePayload | null
  readonly link?: string
}

/** Never throws. */
export type MessageLookUp = (installation: SlackInstallation, channelId: string, ts: string) => Promise<FoundMessage>

export const createMessageLookUp =
  (web: (installation: SlackInstallation) => SlackWebClient): MessageLookUp =>
  async (installation, channelId, ts) => {
    const slack = web(installation)
    const page = { channel: channelId, oldest: ts, latest: ts, inclusive: true, limit: 1 }
    const [message, link] = await Promise.all([
      firstThere(ts, [
        () => slack.conversations.history(page),
        // A reply is in no history of its channel.
        () => slack.conversations.replies({ ...page, ts }),
      ]),
      slack.chat.getPermalink({ channel: channelId, message_ts: ts }).then(
        ({ permalink }) => permalink,
        () => undefined,
      ),
    ])
    return { message, ...(link ? { link } : {}) }
  }

async function firstThere(
  ts: string,
  calls: readonly (() => Promise<{ readonly messages?: readonly unknown[] }>)[],
): Promise<MessagePayload | null> {
  for (const call of calls) {
    const { messages = [] } = await call().catch(() => ({ messages: [] }))
    for (const each of messages) {
      const found = messageShape.safeParse(each).data
      if (found?.ts === ts) return found
    }
  }
  return null
}

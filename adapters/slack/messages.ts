// The ways to show an answer: a message, an ephemeral message, an edited message, the Home tab.
import type { MessageRef } from '../../src/chat/request.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import type { View } from '../../src/chat/view.ts'
import { renderHome, renderSlackMessage } from './render.ts'
import { classifySlackError, type SlackWebClient } from './web-client.ts'

const NO_UNFURL = { unfurl_links: false, unfurl_media: false } as const

/** @throws the Slack error. */
export async function postMessage(
  web: SlackWebClient,
  channel: string,
  shown: View,
  threadTs?: string,
): Promise<MessageRef> {
  const message = renderSlackMessage(shown)
  const posted = await untilTaken(() =>
    web.chat.postMessage({ channel, ...message, ...NO_UNFURL, ...(threadTs ? { thread_ts: threadTs } : {}) }),
  )
  return { channelId: posted.channel ?? channel, messageId: posted.ts ?? '' }
}

/** @throws the Slack error. */
export async function updateMessage(web: SlackWebClient, ref: MessageRef, shown: View): Promise<void> {
  const message = renderSlackMessage(shown)
  await untilTaken(() => web.chat.update({ channel: ref.channelId, ts: ref.messageId, ...message }))
}

/** @throws the Slack error. */
export async function postEphemeral(web: SlackWebClient, place: EphemeralTarget, shown: View): Promise<void> {
  const message = renderSlackMessage(shown)
  const thread = place.threadTs ? { thread_ts: place.threadTs } : {}
  await untilTaken(() =>
    web.chat.postEphemeral({ channel: place.channelId, user: place.userId, ...message, ...NO_UNFURL, ...thread }),
  )
}

export interface EphemeralTarget {
  readonly channelId: string
  readonly userId: string
  readonly threadTs?: string
}

/** @throws the Slack error. */
export async function publishHome(web: SlackWebClient, userId: string, shown: View): Promise<void> {
  await untilTaken(() => web.views.publish({ user_id: userId, view: renderHome(shown) }))
}

/** An ephemeral answer, in the form an acknowledgement or response URL accepts. */
export const ephemeralReply = (shown: View, replaces: boolean) => ({
  ...renderSlackMessage(shown),
  ...NO_UNFURL,
  response_type: 'ephemeral' as const,
  replace_original: replaces,
})
export type EphemeralReply = ReturnType<typeof ephemeralReply>

/**
 * Answers by the response URL of a command or press: valid for five uses within half an hour, also where the bot is no
 * member. Returns false if Slack no longer accepts it;
 * @throws if the outcome is unknown
 */
export async function respondByUrl(responseUrl: string, shown: View, replaces: boolean): Promise<boolean> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ephemeralReply(shown, replaces)),
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  })
  const said = await response.text()
  // Slack answers "ok", or JSON with the error.
  return response.ok && !said.includes('"ok":false')
}

const LONGEST_WAIT_MS = 30_000

/** Tries again what Slack did not take, for as long as a person may be waiting; what may have arrived is not repeated. */
const untilTaken = <T>(call: () => Promise<T>): Promise<T> =>
  withRetry(call, {
    attempts: 3,
    pauseMs: 100,
    mayRetry(error) {
      const failure = classifySlackError(error)
      return failure.kind === 'later' && failure.afterMs <= LONGEST_WAIT_MS ? failure.afterMs : false
    },
  })

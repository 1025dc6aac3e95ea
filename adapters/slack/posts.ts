// The ways in which an answer can stand somewhere: a message, one for one person's eyes, a message drawn again, Home.
import type { MessageRef } from '../../src/chat/request.ts'
import type { View } from '../../src/chat/view.ts'
import { homeOf, messageOf } from './render.ts'
import { failureOf, type Web } from './web.ts'

const QUIET = { unfurl_links: false, unfurl_media: false } as const

/** @throws what Slack answers. */
export async function post(web: Web, channel: string, shown: View, threadTs?: string): Promise<MessageRef> {
  const message = messageOf(shown)
  const posted = await patiently(() =>
    web.chat.postMessage({ channel, ...message, ...QUIET, ...(threadTs ? { thread_ts: threadTs } : {}) }),
  )
  return { channelId: posted.channel ?? channel, messageId: posted.ts ?? '' }
}

/** @throws what Slack answers. */
export async function redraw(web: Web, ref: MessageRef, shown: View): Promise<void> {
  const message = messageOf(shown)
  await patiently(() => web.chat.update({ channel: ref.channelId, ts: ref.messageId, ...message }))
}

/** @throws what Slack answers. */
export async function whisper(web: Web, place: Whisper, shown: View): Promise<void> {
  const message = messageOf(shown)
  const thread = place.threadTs ? { thread_ts: place.threadTs } : {}
  await patiently(() =>
    web.chat.postEphemeral({ channel: place.channelId, user: place.userId, ...message, ...QUIET, ...thread }),
  )
}

export interface Whisper {
  readonly channelId: string
  readonly userId: string
  readonly threadTs?: string
}

/** @throws what Slack answers. */
export async function publish(web: Web, userId: string, shown: View): Promise<void> {
  await patiently(() => web.views.publish({ user_id: userId, view: homeOf(shown) }))
}

/** An answer for one person's eyes, as an acknowledgement or a response URL takes it. */
export const replyOf = (shown: View, replaces: boolean) => ({
  ...messageOf(shown),
  ...QUIET,
  response_type: 'ephemeral' as const,
  replace_original: replaces,
})
export type Reply = ReturnType<typeof replyOf>

/**
 * Answers by the address that came with a command or a press: good for five uses within half an hour, wherever it
 * was, also where we are no member. False where Slack no longer takes it; @throws where nobody knows.
 */
export async function respond(responseUrl: string, shown: View, replaces: boolean): Promise<boolean> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(replyOf(shown, replaces)),
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  })
  const said = await response.text()
  // Slack answers "ok", or JSON with what is wrong.
  return response.ok && !said.includes('"ok":false')
}

const LONGEST_WAIT_MS = 30_000

/** Tries again what Slack did not take, for as long as somebody may be waiting; what may have arrived is not repeated. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'later' || failure.afterMs > LONGEST_WAIT_MS || tries === 3) throw error
      await new Promise((resolve) => setTimeout(resolve, failure.afterMs))
    }
  }
}

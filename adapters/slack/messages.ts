// The ways to show an answer: a message, an ephemeral message, an edited message, the Home tab. What Slack may have
// failed to take is found or repeated, and what it refuses to draw is said as text.
import type { types } from '@slack/bolt'
import type { MessageRef } from '../../src/chat/request.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import type { View } from '../../src/chat/view.ts'
import { world } from '../../src/time/world.ts'
import { ALL_REFUSED, newerBlocksIn, type RefusedBlocks } from './newer-blocks.ts'
import { renderHome, renderPlainHome, renderPlainMessage, renderSlackMessage, type SlackMessage } from './render.ts'
import { classifySlackError, isUndrawable, retryCall, type SlackWebClient } from './web-client.ts'
import { refusedTypes, type SlackSurface, typesNamed, type WorkspaceBlocks } from './workspace-blocks.ts'

const NO_UNFURL = { unfurl_links: false, unfurl_media: false } as const

/** In the metadata of every answer, so that one whose outcome is unknown is found. */
const ANSWER_EVENT_TYPE = 'proxy_answer'

/** How long Slack's history may lag behind a post, in milliseconds. */
const HISTORY_LAG_MS = 1000
const POST_ATTEMPTS = 3

/**
 * Posts once: where the outcome is unknown, the message is looked up by its metadata and repeated if it is not there.
 * @param id distinct for each message
 * @throws the Slack error.
 */
export async function postMessage(
  { web, blocks }: SlackSurface,
  channel: string,
  shown: View,
  threadTs?: string,
  id: string = world().random.uuid(),
): Promise<MessageRef> {
  const metadata = { event_type: ANSWER_EVENT_TYPE, event_payload: { id } }
  const thread = threadTs ? { thread_ts: threadTs } : {}
  const post = (message: SlackMessage) =>
    web.chat.postMessage({ channel, ...message, ...NO_UNFURL, ...thread, metadata })
  for (let attempt = 1; ; attempt++) {
    try {
      const posted = await withPlainFallback(blocks, shown, (message) => untilTaken(() => post(message)))
      return { channelId: posted.channel ?? channel, messageId: posted.ts ?? '' }
    } catch (error) {
      if (classifySlackError(error).kind !== 'unknown') throw error
      await world().wait(HISTORY_LAG_MS)
      const messageId = await findByMetadata(web, channel, id, threadTs)
      if (messageId !== null) return { channelId: channel, messageId }
      if (attempt === POST_ATTEMPTS) throw error
    }
  }
}

/** The message with this id in its metadata, among the newest ones; null if it is not there. */
export async function findByMetadata(
  web: SlackWebClient,
  channel: string,
  id: string,
  threadTs?: string,
): Promise<string | null> {
  const page = { channel, include_all_metadata: true, limit: 200 }
  const { messages = [] } = await repeated(() =>
    threadTs === undefined ? web.conversations.history(page) : web.conversations.replies({ ...page, ts: threadTs }),
  )
  return messages.find(({ metadata }) => isAnswer(metadata, id))?.ts ?? null
}

const isAnswer = (metadata: unknown, id: string): boolean =>
  typeof metadata === 'object' && metadata !== null && JSON.stringify(metadata).includes(id)

/** @throws the Slack error. */
export async function updateMessage({ web, blocks }: SlackSurface, ref: MessageRef, shown: View): Promise<void> {
  await withPlainFallback(blocks, shown, (message) =>
    repeated(() => web.chat.update({ channel: ref.channelId, ts: ref.messageId, ...message })),
  )
}

/**
 * Edits a message once, as it is.
 * @returns false if Slack refuses to draw it
 * @throws any other Slack error
 */
export async function tryUpdate(web: SlackWebClient, ref: MessageRef, message: SlackMessage): Promise<boolean> {
  try {
    await web.chat.update({ channel: ref.channelId, ts: ref.messageId, ...message })
    return true
  } catch (error) {
    if (isUndrawable(error)) return false
    throw error
  }
}

/**
 * Publishes a Home once, as it is.
 * @returns false if Slack refuses to draw it
 * @throws any other Slack error
 */
export async function tryPublish(web: SlackWebClient, userId: string, home: types.HomeView): Promise<boolean> {
  try {
    await web.views.publish({ user_id: userId, view: home })
    return true
  } catch (error) {
    if (isUndrawable(error)) return false
    throw error
  }
}

/**
 * A further ephemeral message beside an answer, once. Returns false if Slack refuses to draw it.
 * @throws where Slack failed, did not answer, or takes no more answers
 */
export async function postPicture(responseUrl: string, message: SlackMessage): Promise<boolean> {
  const told = await callResponseUrl(responseUrl, asReply(message, false))
  if (/invalid_blocks/.test(told)) return false
  if (/"ok":\s*false/.test(told)) throw new Error('Slack takes no picture by a response URL')
  return true
}

/**
 * Nothing can look an ephemeral message up; twice is better than not at all.
 * @throws the Slack error.
 */
export async function postEphemeral({ web, blocks }: SlackSurface, place: EphemeralTarget, shown: View): Promise<void> {
  const thread = place.threadTs ? { thread_ts: place.threadTs } : {}
  const to = { channel: place.channelId, user: place.userId, ...NO_UNFURL, ...thread }
  await withPlainFallback(blocks, shown, (message) => repeated(() => web.chat.postEphemeral({ ...to, ...message })))
}

export interface EphemeralTarget {
  readonly channelId: string
  readonly userId: string
  readonly threadTs?: string
}

/** @throws the Slack error. */
export async function publishHome({ web, blocks }: SlackSurface, userId: string, shown: View): Promise<void> {
  await withFallbacks(blocks, [(refused) => renderHome(shown, refused), () => renderPlainHome(shown)], (view) =>
    repeated(() => web.views.publish({ user_id: userId, view })),
  )
}

/** An ephemeral answer, in the form an acknowledgement or response URL accepts. */
export const ephemeralReply = (shown: View, replaces: boolean, refused?: RefusedBlocks) =>
  asReply(renderSlackMessage(shown, undefined, refused), replaces)
export type EphemeralReply = ReturnType<typeof asReply>

const asReply = (message: SlackMessage, replaces: boolean) => ({
  ...message,
  ...NO_UNFURL,
  response_type: 'ephemeral' as const,
  replace_original: replaces,
})

/**
 * Answers by the response URL of a command or press: valid for five uses within half an hour, also where the bot is no
 * member. Returns false if Slack does not accept it, or does not answer
 */
export async function respondByUrl(
  blocks: WorkspaceBlocks,
  responseUrl: string,
  shown: View,
  replaces: boolean,
): Promise<boolean> {
  const first = renderSlackMessage(shown, undefined, blocks.refused())
  const inPlainBlocks =
    newerBlocksIn(first.blocks).length > 0 ? [renderSlackMessage(shown, undefined, ALL_REFUSED)] : []
  for (const message of [first, ...inPlainBlocks, renderPlainMessage(shown)]) {
    const told = await withRetry(() => callResponseUrl(responseUrl, asReply(message, replaces)), {
      attempts: 2,
      pauseMs: 200,
      mayRetry: () => true,
    }).catch(() => null)
    if (told === null) return false
    // Slack answers "ok", or JSON with the error.
    if (!/"ok":\s*false|invalid_blocks|too_long/.test(told)) return true
    if (!/invalid_blocks|too_long/.test(told)) return false
    blocks.remember(typesNamed(told, message.blocks))
  }
  return false
}

/** What Slack answers. @throws where it failed or did not answer. */
async function callResponseUrl(responseUrl: string, body: EphemeralReply): Promise<string> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: world().deadline(10_000),
    redirect: 'error',
  })
  if (response.status >= 500) throw new Error(`HTTP ${response.status}`)
  const said = await response.text()
  // Slack's words for a refusal are JSON, or one word alone, as `expired_url`.
  return response.ok ? said : `"ok":false ${said}`
}

/** The message as it should look; in plain blocks where Slack refuses a newer one; as text if it refuses those. */
export const withPlainFallback = <T>(
  blocks: WorkspaceBlocks,
  shown: View,
  send: (message: SlackMessage) => Promise<T>,
): Promise<T> =>
  withFallbacks(
    blocks,
    [(refused) => renderSlackMessage(shown, undefined, refused), () => renderPlainMessage(shown)],
    send,
  )

/** @throws the Slack error. */
export async function withFallbacks<M extends { readonly blocks: readonly types.AnyBlock[] }, T>(
  blocks: WorkspaceBlocks,
  [render, renderPlain]: readonly [
    (refused: RefusedBlocks) => M & { readonly blocks: readonly types.KnownBlock[] },
    () => M,
  ],
  send: (message: M) => Promise<T>,
): Promise<T> {
  const first = render(blocks.refused())
  try {
    return await send(first)
  } catch (error) {
    if (!isUndrawable(error)) throw error
    const newer = refusedTypes(error, first.blocks)
    if (newer.length === 0) return send(renderPlain())
    blocks.remember(newer)
  }
  try {
    return await send(render(ALL_REFUSED))
  } catch (error) {
    if (!isUndrawable(error)) throw error
    return send(renderPlain())
  }
}

/** Tries again what Slack did not take, for as long as a person may be waiting; what may have arrived is not repeated. */
const untilTaken = <T>(call: () => Promise<T>): Promise<T> => retryCall(call, { mayBeDoneTwice: false })

/** For calls that may be made twice: an edit, a look-up. */
const repeated = <T>(call: () => Promise<T>): Promise<T> => retryCall(call)

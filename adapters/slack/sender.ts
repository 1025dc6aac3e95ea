// Sends nudges to the person's direct messages: posted once, looked up if the outcome is unknown, edited in place.

import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { DeliveryResult, EditResult, LookUpResult, OutgoingMessage } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import type { View } from '../../src/chat/view.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { world } from '../../src/time/world.ts'
import type { DoNotDisturbLookUp } from './do-not-disturb.ts'
import type { InstallationRegistry } from './installations.ts'
import { withPlainFallback } from './messages.ts'
import { createChannelPacer, createHistoryLimit } from './pacing.ts'
import { createStandingMessages } from './standing.ts'
import { isMarkedWith } from './timed.ts'
import { classifySlackError, isWorkspaceGone, retryCall, type SlackFailure, type SlackWebClient } from './web-client.ts'
import type { SlackSurface } from './workspace-blocks.ts'

export interface SlackSender {
  send(letter: OutgoingMessage): Promise<DeliveryResult>
  /** @throws if Slack cannot be asked now. */
  lookUp(letter: OutgoingMessage, since: Date): Promise<LookUpResult>
  edit(ref: MessageRef, space: string, view: View): Promise<EditResult>
  readonly showStanding: ReturnType<typeof createStandingMessages>
}

export interface SlackSenderOptions {
  readonly installations: InstallationRegistry
  readonly surface: (installation: SlackInstallation) => SlackSurface
  readonly directChannel: DirectChannelLookup
  /** Holds what is only offered; nothing is held without it. */
  readonly doNotDisturb?: DoNotDisturbLookUp
  readonly now: () => Date
  /** The monotonic clock, in milliseconds. */
  readonly elapsed: () => number
}

/** The id of the direct message channel with a person; cached. Rejects with the Slack error. */
export type DirectChannelLookup = (installation: SlackInstallation, userId: string) => Promise<string>

/** The idempotency key of the nudge, in the message's metadata. */
const METADATA_EVENT_TYPE = 'proxy_letter'

/**
 * Clocks differ, so the search goes on to slightly before the nudge was sent. The newest page is always read: a host whose
 * clock is far ahead would else look for its messages in the future, find none, and send them again.
 */
const MARGIN_MS = 60_000

export function createSlackSender(options: SlackSenderOptions): SlackSender {
  const { installations, surface, directChannel, doNotDisturb, now, elapsed } = options
  const lanes = createChannelPacer(elapsed)
  const historyLimit = createHistoryLimit(elapsed)

  const deliver = async (letter: OutgoingMessage, installation: SlackInstallation): Promise<DeliveryResult> => {
    const quietUntil = letter.isOffered ? await doNotDisturb?.(installation, letter.externalId) : null
    if (quietUntil) return { state: 'later', afterMs: quietUntil.getTime() - now().getTime(), scope: 'channel' }
    let channelId = letter.channelId
    try {
      channelId ??= await directChannel(installation, letter.externalId)
    } catch (error) {
      const failure = classifySlackError(error)
      // Opening a conversation has no visible effect and can be repeated.
      return failure.kind === 'unknown'
        ? { state: 'later', afterMs: 5000, scope: 'channel', isFailure: true }
        : toDelivery(failure, 'space')
    }
    const wait = lanes.waitFor(channelId)
    if (wait === null || (letter.mayBeginUntil && now().getTime() + wait > letter.mayBeginUntil.getTime()))
      return { state: 'later', afterMs: lanes.blockedFor(channelId), scope: 'channel' }
    if (wait > 0) await world().wait(wait)
    try {
      const channel = channelId
      const { web, blocks } = surface(installation)
      const posted = await withPlainFallback(blocks, letter.view, (message) =>
        web.chat.postMessage({
          channel,
          ...message,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: METADATA_EVENT_TYPE, event_payload: { id: letter.idempotencyKey } },
        }),
      )
      return { state: 'sent', ref: { channelId: posted.channel ?? channelId, messageId: posted.ts ?? '' } }
    } catch (error) {
      const failure = classifySlackError(error)
      if (failure.kind === 'later' && failure.isLimit) lanes.block(channelId, failure.afterMs)
      return failure.kind === 'unknown' ? { state: 'unknown', channelId } : toDelivery(failure, 'channel')
    }
  }

  return {
    showStanding: createStandingMessages({ installations, surface, elapsed }),
    async send(letter) {
      let installation: SlackInstallation | null
      try {
        installation = await installations.find(letter.space)
      } catch (error) {
        const failure = classifySlackError(error)
        return failure.kind === 'refused'
          ? toDelivery(failure, 'space')
          : { state: 'later', afterMs: 5000, scope: 'space' }
      }
      return installation ? deliver(letter, installation) : { state: 'gone', reason: 'not installed' }
    },

    async lookUp(letter, since) {
      const installation = await installations.find(letter.space)
      if (!installation) return 'cannot'
      try {
        const channel = letter.channelId ?? (await directChannel(installation, letter.externalId))
        let cursor: string | undefined
        do {
          const waitMs = historyLimit.acquire(letter.space)
          if (waitMs > 0) return { state: 'later', afterMs: waitMs }
          const page = await surface(installation).web.conversations.history({
            channel,
            include_all_metadata: true,
            limit: 200,
            ...(cursor ? { cursor } : {}),
          })
          const found = page.messages?.find(
            ({ metadata, blocks }) =>
              (metadata?.event_type === METADATA_EVENT_TYPE &&
                idOf(metadata.event_payload) === letter.idempotencyKey) ||
              isMarkedWith(blocks, letter.idempotencyKey),
          )
          if (found?.ts) return { channelId: channel, messageId: found.ts }
          const oldest = Number(page.messages?.at(-1)?.ts ?? 0) * 1000
          if (oldest < since.getTime() - MARGIN_MS) return 'absent'
          cursor = page.response_metadata?.next_cursor || undefined
        } while (cursor)
        return 'absent'
      } catch (error) {
        const failure = classifySlackError(error)
        if (failure.kind === 'refused') return 'cannot'
        if (failure.kind === 'unknown') throw error
        if (failure.isLimit) historyLimit.block(letter.space, failure.afterMs)
        return { state: 'later', afterMs: failure.afterMs }
      }
    },

    edit: (ref, space, shown) => editMessage(options, ref, space, shown),
  }
}

async function editMessage(
  { installations, surface }: Pick<SlackSenderOptions, 'installations' | 'surface'>,
  { channelId, messageId }: MessageRef,
  space: string,
  shown: View,
): Promise<EditResult> {
  try {
    const installation = await installations.find(space)
    if (!installation) return 'gone'
    const { web, blocks } = surface(installation)
    await withPlainFallback(blocks, shown, (message) =>
      web.chat.update({ channel: channelId, ts: messageId, ...message }),
    )
    return 'edited'
  } catch (error) {
    const failure = classifySlackError(error)
    if (failure.kind !== 'refused') return 'later'
    return SHUT_OUT.has(failure.error) ? 'blocked' : 'gone'
  }
}

/** The app was taken out of the channel, or the channel is archived: both can be undone by people there. */
const SHUT_OUT = new Set(['channel_not_found', 'is_archived', 'missing_scope', 'not_in_channel', 'restricted_action'])

/** The outcome of a nudge for a definite failure. */
function toDelivery(failure: Exclude<SlackFailure, { kind: 'unknown' }>, scope: 'channel' | 'space'): DeliveryResult {
  if (failure.kind === 'later')
    return { state: 'later', afterMs: failure.afterMs, scope: failure.isLimit ? scope : 'platform' }
  if (isWorkspaceGone(failure.error)) return { state: 'gone', reason: failure.error }
  return CLOSED.has(failure.error) ? { state: 'closed' } : { state: 'refused', reason: failure.error }
}

/** The person can't be sent messages: left, deactivated, a bot, or the app's messages tab is switched off. */
const CLOSED = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
])

const idOf = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined

export function createDirectChannelLookup(
  web: (installation: SlackInstallation) => SlackWebClient,
): DirectChannelLookup {
  const known = createBoundedCache<Promise<string>>(50_000)
  return (installation, userId) => {
    const key = `${installation.space} ${userId}`
    const hit = known.get(key)
    if (hit) return hit
    const opened = web(installation)
      .conversations.open({ users: userId })
      .then(({ channel }) => {
        if (!channel?.id) throw new Error('Slack opened no direct messages')
        return channel.id
      })
    known.set(key, opened)
    opened.catch(() => known.delete(key))
    return opened
  }
}

/** A form opens, and choices are suggested, only within seconds. */
const LONGEST_OPENING_MS = 2000

/** For answers, which a person waits for. What is sent on our own account asks once: the outbox decides when it is tried again. */
export const retryLookup =
  (lookUp: DirectChannelLookup): DirectChannelLookup =>
  (installation, userId) =>
    retryCall(() => lookUp(installation, userId), { longestWaitMs: LONGEST_OPENING_MS })

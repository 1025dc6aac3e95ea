// Standing messages of channels: posted once, found again by their metadata where the outcome was unknown, edited in place.

import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { StandingMessage, StandingResult } from '../../src/chat/platform.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { InstallationRegistry } from './installations.ts'
import { findByMetadata, withPlainFallback } from './messages.ts'
import { classifySlackError, type SlackFailure } from './web-client.ts'
import type { SlackSurface } from './workspace-blocks.ts'

export interface StandingMessageOptions {
  readonly installations: InstallationRegistry
  readonly surface: (installation: SlackInstallation) => SlackSurface
  /** The monotonic clock, in milliseconds. */
  readonly elapsed: () => number
}

/** The idempotency key, in the message's metadata. */
const STANDING_EVENT_TYPE = 'proxy_standing'

/** Shows a standing message. A workspace that limits the rate is left alone until its Retry-After ends. */
export function createStandingMessages({
  installations,
  surface,
  elapsed,
}: StandingMessageOptions): (message: StandingMessage) => Promise<StandingResult> {
  const blockedUntil = createBoundedCache<number>(1000)

  const toResult = (failure: SlackFailure, space: string): StandingResult => {
    if (failure.kind === 'unknown') return { state: 'later', afterMs: REPEAT_MS }
    if (failure.kind === 'later') {
      if (failure.isLimit) blockedUntil.set(space, elapsed() + failure.afterMs)
      return { state: 'later', afterMs: failure.afterMs }
    }
    return DELETED.has(failure.error) ? { state: 'deleted' } : { state: 'refused', reason: failure.error }
  }

  const post = async ({ web, blocks }: SlackSurface, message: StandingMessage): Promise<StandingResult> => {
    const { channelId: channel, idempotencyKey: id } = message
    const metadata = { event_type: STANDING_EVENT_TYPE, event_payload: { id } }
    try {
      const posted = await withPlainFallback(blocks, message.view, (drawn) =>
        web.chat.postMessage({ channel, ...drawn, unfurl_links: false, unfurl_media: false, metadata }),
      )
      return { state: 'shown', messageId: posted.ts ?? '' }
    } catch (error) {
      const failure = classifySlackError(error)
      if (failure.kind !== 'unknown') return toResult(failure, message.space)
      const found = await findByMetadata(web, channel, id).catch(() => null)
      return found === null ? { state: 'later', afterMs: REPEAT_MS } : { state: 'shown', messageId: found }
    }
  }

  return async (message) => {
    const wait = (blockedUntil.get(message.space) ?? 0) - elapsed()
    if (wait > 0) return { state: 'later', afterMs: wait }
    try {
      const installation = await installations.find(message.space)
      if (!installation) return { state: 'refused', reason: 'not installed' }
      const slack = surface(installation)
      const { channelId: channel, messageId: ts } = message
      if (ts === undefined) return await post(slack, message)
      await withPlainFallback(slack.blocks, message.view, (drawn) => slack.web.chat.update({ channel, ts, ...drawn }))
      return { state: 'shown', messageId: ts }
    } catch (error) {
      return toResult(classifySlackError(error), message.space)
    }
  }
}

const REPEAT_MS = 5000

/** The message is not there any more, or can be edited no longer. */
const DELETED = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed'])

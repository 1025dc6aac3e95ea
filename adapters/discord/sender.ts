// Sends nudges: each is posted once, whatever fails on the way, and can be looked up.
import * as z from 'zod'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { DeliveryResult, EditResult, OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import { world } from '../../src/time/world.ts'
import type { DiscordApi } from './api.ts'
import { classifyDiscordError, type DiscordFailure, ERROR_CODES, SHUT_OUT_CODES, UNREACHABLE_CODES } from './failure.ts'
import { containerId, messageNonce } from './message-ids.ts'
import { REQUEST_PRIORITY } from './rate-limiter.ts'
import { render } from './render.ts'

export interface DiscordSender extends Pick<Platform, 'send' | 'lookUp' | 'edit'> {
  /** A person was heard, so direct messages to them are tried again. */
  markDirectOpen(userId: string): void
  /** Discord reports the token as invalid. */
  isTokenInvalid(): boolean
}

/** @param now the wall clock, for nudges that have expired */
export function createDiscordSender(api: DiscordApi, now: () => Date): DiscordSender {
  /** People with closed direct messages, and until when that is assumed. */
  const closed = createBoundedCache<number>(PEOPLE)
  let isDead = false

  /** The outcome; `isOld` if an earlier attempt may have posted it. */
  const toDelivery = (
    fault: DiscordFailure,
    letter: OutgoingMessage,
    channelId: string | undefined,
    isOld: boolean,
  ): DeliveryResult => {
    if (fault.kind === 'dead') isDead = true
    // The nonce is known, so it was posted, and was deleted since.
    if (fault.kind === 'refused' && fault.code === ERROR_CODES.unknownMessage && channelId)
      return { state: 'sent', ref: { channelId, messageId: '' } }
    if (isOld || fault.kind === 'unknown') return { state: 'unknown', ...(channelId ? { channelId } : {}) }
    if (fault.kind === 'later')
      return { state: 'later', afterMs: fault.afterMs, scope: fault.isForAll ? 'platform' : 'channel' }
    if (fault.kind === 'dead') return INVALID_TOKEN
    if (!UNREACHABLE_CODES.has(fault.code)) return { state: 'refused', reason: fault.reason }
    closed.set(letter.externalId, world().elapsed() + CLOSED_FOR)
    return { state: 'closed' }
  }

  return {
    isTokenInvalid: () => isDead,
    markDirectOpen: (userId) => closed.delete(userId),
    async send(letter) {
      if (isDead) return INVALID_TOKEN
      if ((closed.get(letter.externalId) ?? 0) > world().elapsed()) return { state: 'closed' }
      const { priority, mayBeginUntil: until } = letter
      let channelId = letter.channelId
      let isOld = false
      let sinceFirst: (() => number) | undefined
      let isForgotten = false
      // An uncertain post is repeated only while Discord surely knows its nonce, to learn whether it was posted.
      const mayBegin = () => {
        if (isOld) return (sinceFirst?.() ?? 0) < NONCE_KNOWN_MS
        if (until !== undefined && now() > until) return false
        sinceFirst ??= beginMeasuring(now)
        return true
      }
      /** @throws what leaves it open whether it was posted */
      const post = async (): Promise<DeliveryResult> => {
        let isOpening = true
        try {
          channelId ??= await api.openDirectChannel(letter.externalId, priority)
          isOpening = false
          const body = render(letter.view, { tag: containerId(letter.idempotencyKey) })
          const nonce = messageNonce(letter.idempotencyKey)
          return {
            state: 'sent',
            ref: await api.createMessage(channelId, body, { nonce, priority, mayStart: mayBegin }),
          }
        } catch (error) {
          const fault = classifyDiscordError(error)
          if (fault.kind === 'refused' && LOST_CHANNEL.has(fault.code) && !isOpening && !isForgotten && !isOld) {
            isForgotten = true
            api.forgetDirectChannel(letter.externalId)
            channelId = undefined
            return post()
          }
          if (fault.kind !== 'unknown') return toDelivery(fault, letter, channelId, isOld)
          isOld ||= !isOpening
          throw error
        }
      }
      try {
        return await withRetry(post, { attempts: 3, pauseMs: 150, mayRetry: () => true })
      } catch (error) {
        // Opening says nothing to anybody. It failed for this person; whether for others is for them to show.
        if (!isOld) return { state: 'later', afterMs: PAUSE, scope: 'channel', isFailure: true }
        return toDelivery(classifyDiscordError(error), letter, channelId, isOld)
      }
    },
    async lookUp(letter, since) {
      try {
        return await findInHistory(api, letter, since)
      } catch (error) {
        // The caller decides when to retry: never before Retry-After.
        const fault = classifyDiscordError(error)
        if (fault.kind === 'dead') isDead = true
        if (fault.kind === 'later') return { state: 'later', afterMs: Math.max(fault.afterMs, MIN_WAIT) }
        if (fault.kind === 'unknown') throw error
        return 'cannot'
      }
    },
    async edit(ref, _space, view) {
      try {
        await api.editMessage(ref, render(view, { isEdit: true }), REQUEST_PRIORITY.edit)
        return 'edited'
      } catch (error) {
        const fault = classifyDiscordError(error)
        if (fault.kind === 'dead') isDead = true
        return toEditResult(fault)
      }
    },
  }
}

/** What a failed edit means for the message. */
function toEditResult(fault: DiscordFailure): EditResult {
  if (fault.kind !== 'refused') return 'later'
  if (SHUT_OUT_CODES.has(fault.code)) return 'blocked'
  return fault.status === 400 ? 'later' : 'gone'
}

/**
 * Looks the message up in the newest of its channel.
 * @throws the Discord error if the channel cannot be read
 */
async function findInHistory(
  api: DiscordApi,
  letter: OutgoingMessage,
  since: Date,
): Promise<MessageRef | 'absent' | 'cannot'> {
  const channelId = letter.channelId ?? (await api.openDirectChannel(letter.externalId, REQUEST_PRIORITY.lookUp))
  const tag = containerId(letter.idempotencyKey)
  let before: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const messages = History.parse(await api.fetchMessages(channelId, REQUEST_PRIORITY.lookUp, before))
    const found = messages.find(({ components }) => components.some(({ id }) => id === tag))
    if (found) return { channelId, messageId: found.id }
    const oldest = messages.at(-1)
    if (!oldest || messages.length < PAGE) return 'absent'
    // The two clocks may differ by minutes.
    if (new Date(oldest.timestamp).getTime() < since.getTime() - SKEW) return 'absent'
    before = oldest.id
  }
  return 'cannot'
}

const INVALID_TOKEN: DeliveryResult = { state: 'gone', reason: 'Discord no longer accepts this token' }

/** The direct channel is another one now. */
const LOST_CHANNEL: ReadonlySet<number> = new Set([ERROR_CODES.unknownChannel, ERROR_CODES.missingAccess])
const CLOSED_FOR = 3_600_000
const PEOPLE = 10_000
const PAUSE = 5000
const MIN_WAIT = 100
/** Discord keeps a nonce for "a few minutes"; after more than two a repetition could create a second message. */
const NONCE_KNOWN_MS = 120_000
const PAGE = 50
const PAGES = 10
const SKEW = 300_000

const History = z.array(
  z.object({
    id: z.string(),
    timestamp: z.string(),
    components: z.array(z.object({ id: z.number().optional() })).default([]),
  }),
)

/**
 * Milliseconds since this was called, by the clock that says more: the wall clock may be set back, and the monotonic one
 * stands still while a host sleeps.
 */
function beginMeasuring(now: () => Date): () => number {
  const [wallMs, elapsedMs] = [now().getTime(), world().elapsed()]
  return () => Math.max(now().getTime() - wallMs, world().elapsed() - elapsedMs)
}

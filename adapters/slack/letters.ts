// What Proxy says first, in the person's direct messages: sent once, looked up where nobody knows, and edited in place.

import type { Delivery, Letter } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import { bounded } from '../../src/chat/run/bounded.ts'
import type { View } from '../../src/chat/view.ts'
import type { Installation, Installations } from './installations.ts'
import { messageOf } from './render.ts'
import { type Failure, failureOf, isGone, type Web } from './web.ts'

export interface Letters {
  send(letter: Letter): Promise<Delivery>
  /** @throws where Slack can't be asked just now. */
  lookUp(letter: Letter, since: Date): Promise<MessageRef | 'absent' | 'cannot'>
  edit(ref: MessageRef, space: string, view: View): Promise<'edited' | 'gone' | 'later'>
}

export interface LetterRules {
  readonly installations: Installations
  readonly web: (installation: Installation) => Web
  readonly directChannel: DirectChannels
  readonly now: () => Date
}

/** The id of the direct messages with a person, asked for once. */
export type DirectChannels = (installation: Installation, userId: string) => Promise<string>

/** In a message's metadata: which letter it is. */
const LETTER = 'proxy_letter'

/** Slack allows a channel about one message a second. */
const PACE_MS = 1000
/** Clocks differ; a letter is looked for from a little before it was sent. */
const MARGIN_MS = 60_000

export function letters({ installations, web, directChannel, now }: LetterRules): Letters {
  const lanes = pacing(now)

  const deliver = async (letter: Letter, installation: Installation): Promise<Delivery> => {
    let channelId = letter.channelId
    try {
      channelId ??= await directChannel(installation, letter.externalId)
    } catch (error) {
      const failure = failureOf(error)
      // Opening says nothing to anybody, so it can be repeated.
      return failure.kind === 'unknown' ? { state: 'later', afterMs: 5000, scope: 'space' } : outcome(failure, 'space')
    }
    const wait = lanes.waitFor(channelId)
    if (wait === null || (letter.mayBeginUntil && now().getTime() + wait > letter.mayBeginUntil.getTime()))
      return { state: 'later', afterMs: lanes.blockedFor(channelId), scope: 'channel' }
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    try {
      const posted = await web(installation).chat.postMessage({
        channel: channelId,
        ...messageOf(letter.view),
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: LETTER, event_payload: { id: letter.letterId } },
      })
      return { state: 'sent', ref: { channelId: posted.channel ?? channelId, messageId: posted.ts ?? '' } }
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'later' && failure.isLimit) lanes.block(channelId, failure.afterMs)
      return failure.kind === 'unknown' ? { state: 'unknown', channelId } : outcome(failure, 'channel')
    }
  }

  return {
    async send(letter) {
      let installation: Installation | null
      try {
        installation = await installations.find(letter.space)
      } catch (error) {
        const failure = failureOf(error)
        return failure.kind === 'refused'
          ? outcome(failure, 'space')
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
          const page = await web(installation).conversations.history({
            channel,
            oldest: String((since.getTime() - MARGIN_MS) / 1000),
            include_all_metadata: true,
            limit: 200,
            ...(cursor ? { cursor } : {}),
          })
          const found = page.messages?.find(
            ({ metadata }) => metadata?.event_type === LETTER && idOf(metadata.event_payload) === letter.letterId,
          )
          if (found?.ts) return { channelId: channel, messageId: found.ts }
          cursor = page.response_metadata?.next_cursor || undefined
        } while (cursor)
        return 'absent'
      } catch (error) {
        if (failureOf(error).kind === 'refused') return 'cannot'
        throw error
      }
    },

    async edit({ channelId, messageId }, space, shown) {
      try {
        const installation = await installations.find(space)
        if (!installation) return 'gone'
        await web(installation).chat.update({ channel: channelId, ts: messageId, ...messageOf(shown) })
        return 'edited'
      } catch (error) {
        return failureOf(error).kind === 'refused' ? 'gone' : 'later'
      }
    },
  }
}

/** What a failure that is certain means for a letter. */
function outcome(failure: Exclude<Failure, { kind: 'unknown' }>, scope: 'channel' | 'space'): Delivery {
  if (failure.kind === 'later')
    return { state: 'later', afterMs: failure.afterMs, scope: failure.isLimit ? scope : 'platform' }
  if (isGone(failure.error)) return { state: 'gone', reason: failure.error }
  return CLOSED.has(failure.error) ? { state: 'closed' } : { state: 'refused', reason: failure.error }
}

/** The person can't be written to: left, deactivated, a bot, or our messages tab is switched off. */
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

/** One post a second in a channel, and none while Slack asks to wait. */
function pacing(now: () => Date) {
  const freeAt = bounded<string, number>(50_000)
  const blockedUntil = bounded<string, number>(10_000)
  const blockedFor = (channelId: string) => Math.max(0, (blockedUntil.get(channelId) ?? 0) - now().getTime())
  return {
    blockedFor: (channelId: string) => blockedFor(channelId) || PACE_MS,
    block(channelId: string, forMs: number) {
      blockedUntil.set(channelId, now().getTime() + forMs)
    },
    /** How long to wait, the place in the row taken; null while the channel is blocked. */
    waitFor(channelId: string): number | null {
      if (blockedFor(channelId) > 0) return null
      const at = now().getTime()
      const free = Math.max(at, freeAt.get(channelId) ?? 0)
      // A clock that was set back is no reason to wait for hours.
      const wait = Math.min(free - at, 10 * PACE_MS)
      freeAt.set(channelId, at + wait + PACE_MS)
      return wait
    },
  }
}

export function directChannels(web: (installation: Installation) => Web): DirectChannels {
  const known = bounded<string, Promise<string>>(50_000)
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

// Messages that Slack keeps and posts at their time. With metadata Slack would take one and never post it, so the id stands
// in the name of a block. https://docs.slack.dev/reference/methods/chat.scheduleMessage
import type { HeldMessage, OutgoingMessage, TimedMessages } from '../../src/chat/platform.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { world } from '../../src/time/world.ts'
import type { InstallationRegistry } from './installations.ts'
import { withPlainFallback } from './messages.ts'
import { createChannelPacer, createMethodLimits } from './pacing.ts'
import type { SlackMessage } from './render.ts'
import { classifySlackError, type SlackFailure } from './web-client.ts'
import type { SlackSurface } from './workspace-blocks.ts'

export interface TimedMessageOptions {
  readonly installations: InstallationRegistry
  readonly surface: (installation: SlackInstallation) => SlackSurface
  readonly directChannel: (installation: SlackInstallation, userId: string) => Promise<string>
  /** The monotonic clock, in milliseconds. */
  readonly elapsed: () => number
}

/** The name of the marked block begins so. */
const MARK = 'held '
/** So much of an id is enough, and a name holds 19 of them. */
const ID_END = 12
const MAX_MARKED = 19

/** Longer waits are left to the next turn. */
const LONGEST_WAIT_MS = 3_000

export function createTimedMessages({
  installations,
  surface,
  directChannel,
  elapsed,
}: TimedMessageOptions): TimedMessages {
  const pacer = createChannelPacer(elapsed)
  const limits = createMethodLimits(elapsed)
  /** The failure of a call; where Slack limits the method in this workspace, it is left alone for as long as it says. */
  const noteFailure = (space: string, method: string, error: unknown): SlackFailure => {
    const failure = classifySlackError(error)
    if (failure.kind === 'later' && failure.isLimit) limits.block(space, method, failure.afterMs)
    return failure
  }

  return {
    async findChannel({ space, externalId, channelId }) {
      if (channelId !== null) return channelId
      try {
        const installation = await installations.find(space)
        return installation ? await directChannel(installation, externalId) : null
      } catch {
        return null
      }
    },

    async hold(letter, at) {
      try {
        const installation = await installations.find(letter.space)
        if (!installation) return { state: 'refused', reason: 'not installed' }
        const blockedMs = limits.blockedFor(letter.space, 'schedule')
        if (blockedMs > 0) return { state: 'later', afterMs: blockedMs }
        const channel = letter.channelId ?? (await directChannel(installation, letter.externalId))
        const wait = pacer.waitFor(channel)
        if (wait === null || wait > LONGEST_WAIT_MS) return { state: 'later', afterMs: pacer.blockedFor(channel) }
        if (wait > 0) await world().wait(wait)
        const { web, blocks } = surface(installation)
        const told = await withPlainFallback(blocks, letter.view, (message) =>
          web.chat.scheduleMessage({
            channel,
            post_at: Math.floor(at.getTime() / 1000),
            ...withMark(message, letter),
            unfurl_links: false,
            unfurl_media: false,
          }),
        )
        const { scheduled_message_id: key } = told
        return key ? { state: 'held', channelId: told.channel ?? channel, key } : { state: 'unknown' }
      } catch (error) {
        if (error instanceof UnmarkableError) return { state: 'refused', reason: 'nowhere to put its id' }
        const failure = noteFailure(letter.space, 'schedule', error)
        if (failure.kind === 'unknown') return { state: 'unknown' }
        if (failure.kind === 'refused') return { state: 'refused', reason: failure.error }
        return { state: 'later', afterMs: failure.afterMs }
      }
    },

    async withdraw({ space, channelId, key }) {
      try {
        const installation = await installations.find(space)
        if (!installation) return 'gone'
        if (limits.blockedFor(space, 'withdraw') > 0) return 'later'
        await surface(installation).web.chat.deleteScheduledMessage({ channel: channelId, scheduled_message_id: key })
        return 'withdrawn'
      } catch (error) {
        return noteFailure(space, 'withdraw', error).kind === 'refused' ? 'gone' : 'later'
      }
    },

    async list(space) {
      try {
        const installation = await installations.find(space)
        if (!installation) return []
        if (limits.blockedFor(space, 'list') > 0) return null
        const { web } = surface(installation)
        const found: HeldMessage[] = []
        let cursor: string | undefined
        do {
          const page = await web.chat.scheduledMessages.list({ limit: 100, ...(cursor ? { cursor } : {}) })
          for (const { id, channel_id, post_at } of page.scheduled_messages ?? [])
            if (id && channel_id && post_at)
              found.push({ space, channelId: channel_id, key: id, at: new Date(post_at * 1000) })
          cursor = page.response_metadata?.next_cursor || undefined
        } while (cursor)
        return found
      } catch (error) {
        noteFailure(space, 'list', error)
        return null
      }
    },
  }
}

/** No block of the message can be named. */
class UnmarkableError extends Error {}

/** @throws UnmarkableError */
function withMark(
  message: SlackMessage,
  { idempotencyKey, carries = [idempotencyKey] }: OutgoingMessage,
): SlackMessage {
  const at = message.blocks.findIndex((block) => block.block_id === undefined)
  if (at < 0 || carries.length > MAX_MARKED) throw new UnmarkableError()
  const block_id = MARK + carries.map((id) => id.slice(-ID_END)).join('.')
  return { ...message, blocks: message.blocks.map((block, index) => (index === at ? { ...block, block_id } : block)) }
}

/** Whether a posted message carries the nudge with this id. */
export const isMarkedWith = (blocks: readonly { readonly block_id?: string }[] | undefined, id: string): boolean =>
  (blocks ?? []).some(
    ({ block_id }) =>
      block_id?.startsWith(MARK) === true && block_id.slice(MARK.length).split('.').includes(id.slice(-ID_END)),
  )

// Packets from the gateway, each handled once and on its own: whatever is wrong with one harms no other.
import { GatewayDispatchEvents } from 'discord.js'
import { z } from 'zod'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { createLruMap } from '../../src/chat/run/lru-map.ts'
import { withTrace } from '../../src/chat/run/trace.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import { answerAutocomplete, answerInteraction } from './answer-interaction.ts'
import { answerEdit, answerMessage, isAddressedToBot } from './answer-message.ts'
import type { DiscordApi } from './api.ts'
import { type DiscordInteraction, readInteraction } from './incoming-interaction.ts'
import { DiscordMessage } from './incoming-message.ts'

interface ReceiverOptions {
  readonly dispatcher: Dispatcher
  readonly api: DiscordApi
  /** Our own user id until Discord says another: the same for all but very old applications. */
  readonly applicationId: string
  /** Somebody wrote to us directly. */
  opened(userId: string): void
  report(error: unknown, what: string): void
}

export interface Receiver {
  handlePacket(event: string, data: unknown): void
  /** Resolves when all that was begun is done. */
  whenIdle(): Promise<void>
}

export function createReceiver({ dispatcher, api, applicationId, opened, report }: ReceiverOptions): Receiver {
  const seen = createLruMap<string, true>(MAX_REMEMBERED)
  /** By channel what is under way there, so that lines are read in the order in which they were written. */
  const working = new Map<string, Set<Promise<void>>>()
  let ourselves = applicationId

  /** Once for each id: a resumed session says again what it may have said before. */
  const handleOnce = (id: string, what: string, channelId: string, work: () => Promise<void>) => {
    if (seen.get(id)) return
    seen.set(id, true)
    const here = working.get(channelId) ?? new Set()
    working.set(channelId, here)
    const done = withTrace(() =>
      work().catch((error) => {
        seen.delete(id)
        report(error, what)
      }),
    )
    here.add(done)
    void done.finally(() => {
      here.delete(done)
      if (here.size === 0 && working.get(channelId) === here) working.delete(channelId)
    })
  }

  /** A line may be a reply to what is just being posted, or mean a number in it; nobody waits for it by the second. */
  const handleInOrder = (id: string, what: string, channelId: string, work: () => Promise<void>) =>
    handleOnce(id, what, channelId, async () => {
      await withTimeout(MAX_TURN_MS, Promise.all(working.get(channelId) ?? []))
      await work()
    })

  const interaction = (data: unknown) => {
    const read = readInteraction(dispatcher.catalogue, data)
    const asked = read && withMembers(read, api)
    if (!asked) return report(new Error('An interaction that cannot be read'), 'interaction')
    const { channelId, kind } = asked.request.where
    if (asked.autocomplete)
      return handleOnce(asked.id, 'autocomplete', channelId, () => answerAutocomplete(asked, dispatcher, api))
    if (kind === 'private') rememberDirect(asked.request.who.externalId, channelId)
    handleOnce(asked.id, 'interaction', channelId, () => answerInteraction(asked, dispatcher, api))
  }
  const rememberDirect = (userId: string, channelId: string) => {
    opened(userId)
    api.rememberDirectChannel(userId, channelId)
  }

  const message = (data: unknown) => {
    const read = DiscordMessage.safeParse(data)
    if (!read.success) return
    const { id, author, guild_id, channel_id } = read.data
    if (!author || !isAddressedToBot(read.data, ourselves)) return
    if (guild_id === undefined) rememberDirect(author.id, channel_id)
    handleInOrder(id, 'message', channel_id, () => answerMessage(read.data, ourselves, dispatcher, api))
  }

  /** Embeds that arrive later are updates too; only words that were changed have a time of change. */
  const update = (data: unknown) => {
    const read = DiscordMessage.safeParse(data)
    if (!read.success || !read.data.edited_timestamp) return
    const { id, channel_id, edited_timestamp } = read.data
    if (!isAddressedToBot(read.data, ourselves)) return
    handleInOrder(`${id} ${edited_timestamp}`, 'edit', channel_id, () =>
      answerEdit(read.data, ourselves, dispatcher, api),
    )
  }

  /** Discord does not say whose message it was. In a direct channel it was theirs, or ours; elsewhere nobody knows. */
  const deletion = (data: unknown) => {
    const read = DiscordMessage.safeParse(data)
    if (!read.success || read.data.guild_id !== undefined) return
    const { id, channel_id } = read.data
    handleInOrder(`${id} deleted`, 'deletion', channel_id, async () => {
      const author = await api.fetchRecipient(channel_id)
      const theirs = DiscordMessage.safeParse({ ...read.data, author, content: '' })
      if (theirs.success) await answerEdit(theirs.data, ourselves, dispatcher, api)
    })
  }

  const handlers: Readonly<Record<string, (data: unknown) => void>> = {
    [GatewayDispatchEvents.Ready]: (data) => {
      ourselves = Ready.safeParse(data).data?.user.id ?? ourselves
    },
    [GatewayDispatchEvents.InteractionCreate]: interaction,
    [GatewayDispatchEvents.MessageCreate]: message,
    [GatewayDispatchEvents.MessageUpdate]: update,
    [GatewayDispatchEvents.MessageDelete]: deletion,
  }
  return {
    handlePacket(event, data) {
      try {
        if (Object.hasOwn(handlers, event)) handlers[event]?.(data)
      } catch (error) {
        report(error, event)
      }
    },
    async whenIdle() {
      while (working.size > 0) await Promise.all([...working.values()].flatMap((here) => [...here]))
    },
  }
}

/** Who is in a server is known to Discord alone, and asked when somebody who administers it names them. */
function withMembers(asked: DiscordInteraction, api: DiscordApi): DiscordInteraction {
  const { guildId } = asked
  if (guildId === undefined) return asked
  return { ...asked, request: { ...asked.request, isSpaceMember: (userId) => api.isMember(guildId, userId) } }
}

const Ready = z.object({ user: z.object({ id: z.string() }) })

const MAX_TURN_MS = 10_000
const MAX_REMEMBERED = 20_000

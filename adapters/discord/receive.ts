// Handles gateway packets, each once and isolated: a malformed packet affects no other.
import { GatewayDispatchEvents } from 'discord.js'
import * as z from 'zod'
import type { ChartPainter } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { answerAutocomplete, answerInteraction } from './answer-interaction.ts'
import { answerEdit, answerMessage, isAddressedToBot } from './answer-message.ts'
import type { DiscordApi } from './api.ts'
import { type DiscordInteraction, readInteraction } from './incoming-interaction.ts'
import { DiscordMessage } from './message-parts.ts'
import { createOrderedTasks, type OrderedTasks } from './ordered-tasks.ts'
import { resolveNames } from './resolve-names.ts'

interface ReceiverOptions {
  readonly dispatcher: Dispatcher
  readonly api: DiscordApi
  /** The application id, until Discord reports the bot's user id; they differ only for very old applications. */
  readonly applicationId: string
  /** A person was heard: direct messages to them are tried again. */
  opened(userId: string): void
  /** Gives null rather than to make an answer late. */
  readonly drawChart: ChartPainter
  report(error: unknown, what: string): void
  /** A message was deleted in a server. */
  deletedInServer?(channelId: string, messageId: string): void
}

export interface Receiver {
  /** Resolves when what it began is done. Never rejects. */
  handlePacket(event: string, data: unknown): Promise<void>
  /** Resolves when all started work is done. */
  whenIdle(): Promise<void>
}

export function createReceiver(options: ReceiverOptions): Receiver {
  const { report } = options
  const tasks = createOrderedTasks(report)
  const bot: BotContext = { ...options, tasks, userId: options.applicationId }
  const handlers: Readonly<Record<string, (bot: BotContext, data: unknown) => Promise<void> | void>> = {
    [GatewayDispatchEvents.Ready]: receiveReady,
    [GatewayDispatchEvents.InteractionCreate]: receiveInteraction,
    [GatewayDispatchEvents.MessageCreate]: receiveMessage,
    [GatewayDispatchEvents.MessageUpdate]: receiveUpdate,
    [GatewayDispatchEvents.MessageDelete]: receiveDeletion,
    [GatewayDispatchEvents.MessageDeleteBulk]: receiveBulkDeletion,
  }
  return {
    async handlePacket(event, data) {
      try {
        if (Object.hasOwn(handlers, event)) await handlers[event]?.(bot, data)
      } catch (error) {
        report(error, event)
      }
    },
    whenIdle: tasks.whenIdle,
  }
}

/** What handlers of packets need; `userId` is the bot's own. */
interface BotContext extends ReceiverOptions {
  readonly tasks: OrderedTasks
  userId: string
}

function receiveReady(bot: BotContext, data: unknown): void {
  bot.userId = Ready.safeParse(data).data?.user.id ?? bot.userId
}

async function receiveInteraction(bot: BotContext, data: unknown): Promise<void> {
  const { dispatcher, api, tasks, report, drawChart } = bot
  const read = readInteraction(dispatcher.catalogue, data, api.apiUrl)
  const asked = read && withMembers(read, api)
  if (!asked) {
    report(new Error('An interaction that cannot be read'), 'interaction')
    return
  }
  const { channelId, kind } = asked.request.where
  if (asked.autocomplete) {
    return tasks.runOnce(asked.id, 'autocomplete', channelId, () => answerAutocomplete(asked, dispatcher, api))
  }
  // Who is there again may have opened their direct messages.
  if (kind === 'private') rememberDirect(bot, asked.request.who.externalId, channelId)
  else bot.opened(asked.request.who.externalId)
  return tasks.runOnce(asked.id, 'interaction', channelId, async () =>
    answerInteraction({ ...asked, request: await resolveNames(asked.request, api) }, dispatcher, api, drawChart),
  )
}

function rememberDirect({ opened, api }: BotContext, userId: string, channelId: string): void {
  opened(userId)
  api.rememberDirectChannel(userId, channelId)
}

async function receiveMessage(bot: BotContext, data: unknown): Promise<void> {
  const read = DiscordMessage.safeParse(data)
  if (!read.success) return
  const { id, author, guild_id, channel_id } = read.data
  if (!author || !isAddressedToBot(read.data, bot.userId)) return
  if (guild_id === undefined) rememberDirect(bot, author.id, channel_id)
  return bot.tasks.runInOrder(id, 'message', channel_id, () =>
    answerMessage(read.data, bot.userId, bot.dispatcher, bot.api, bot.drawChart),
  )
}

/** Late embeds arrive as updates too; only an edited text has an edit time. */
async function receiveUpdate(bot: BotContext, data: unknown): Promise<void> {
  const read = DiscordMessage.safeParse(data)
  if (!read.success || !read.data.edited_timestamp) return
  const { id, channel_id, edited_timestamp } = read.data
  if (!isAddressedToBot(read.data, bot.userId)) return
  return bot.tasks.runInOrder(`${id} ${edited_timestamp}`, 'edit', channel_id, () =>
    answerEdit(read.data, bot.userId, bot.dispatcher, bot.api, bot.drawChart),
  )
}

/**
 * Discord does not say who wrote a deleted message. In a direct channel it was the person or the bot; elsewhere it is
 * unknown.
 */
async function receiveDeletion(bot: BotContext, data: unknown): Promise<void> {
  const read = DiscordMessage.safeParse(data)
  if (!read.success) return
  const { id, channel_id } = read.data
  if (read.data.guild_id !== undefined) {
    bot.deletedInServer?.(channel_id, id)
    return
  }
  return bot.tasks.runInOrder(`${id} deleted`, 'deletion', channel_id, async () => {
    const author = await bot.api.fetchRecipient(channel_id)
    const theirs = DiscordMessage.safeParse({ ...read.data, author, content: '' })
    if (theirs.success) await answerEdit(theirs.data, bot.userId, bot.dispatcher, bot.api, bot.drawChart)
  })
}

/** A moderator cleared a channel: one packet for all that was there. */
async function receiveBulkDeletion(bot: BotContext, data: unknown): Promise<void> {
  const read = BulkDeletion.safeParse(data)
  if (!read.success) return
  const { ids, ...where } = read.data
  await Promise.all(ids.map((id) => receiveDeletion(bot, { id, ...where })))
}

/** Discord is asked who is a member of a server when an admin names a person. */
function withMembers(asked: DiscordInteraction, api: DiscordApi): DiscordInteraction {
  const { guildId } = asked
  if (guildId === undefined) return asked
  return { ...asked, request: { ...asked.request, isSpaceMember: (userId) => api.isMember(guildId, userId) } }
}

const BulkDeletion = z.object({ ids: z.array(z.string()), channel_id: z.string(), guild_id: z.string() })
const Ready = z.object({ user: z.object({ id: z.string() }) })

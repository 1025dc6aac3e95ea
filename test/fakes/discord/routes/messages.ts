// Channels and the messages in them, as a bot reads and writes them.
import { z } from 'zod'
import {
  ApiError,
  closedDm,
  invalidForm,
  missingAccess,
  missingPermissions,
  noCommonServer,
  notYours,
  slowMode,
  threadArchived,
  tooManyOldEdits,
  unknownChannel,
  unknownMessage,
} from '../api-error.ts'
import { asBotSees, botReads, createMessage, deleteMessage, editMessage } from '../messages.ts'
import { type Call, noContent, ok, type Route } from '../route.ts'
import { ChannelType, MessageBody } from '../wire.ts'
import { wireChannel } from '../wire-guild.ts'
import type { Channel, Kept } from '../world.ts'

export const messageRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel', run: (call) => ok(wireChannel(readable(call), call.world.bot)) },
  {
    method: 'PATCH',
    path: '/channels/:channel',
    operation: 'update_channel',
    run: (call) => {
      const channel = readable(call)
      const { archived } = ThreadChange.parse(call.body)
      if (!channel.thread || archived !== false) throw invalidForm('This Discord changes nothing else of channels')
      // Anybody who may write there opens it, unless it is locked.
      if (channel.thread.isLocked || !channel.botMayWrite) throw missingPermissions()
      channel.thread.isArchived = false
      return ok(wireChannel(channel))
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages',
    operation: 'create_message',
    bucket: 'createMessage',
    run: (call) => {
      const channel = writable(call)
      requireNoSlowMode(call, channel)
      // Writing opens a thread that went to sleep.
      if (channel.thread) channel.thread.isArchived = false
      const body = MessageBody.parse(call.body)
      // A nonce that is enforced makes the create idempotent for some minutes: the first message is the answer.
      const again = body.enforce_nonce && body.nonce ? earlier(call, String(body.nonce)) : undefined
      if (again) return ok(again.message)
      const quoted = body.message_reference?.message_id
      if (quoted !== undefined && !call.world.kept(channel.id, quoted))
        throw new ApiError(400, 50035, 'Invalid Form Body', {
          message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] },
        })
      const kept = createMessage(call.world, channel, { author: call.world.bot, body, files: call.files })
      channel.botWroteAt = call.world.now()
      if (body.nonce) call.world.nonces.set(String(body.nonce), { kept, at: call.world.now() })
      return ok(kept.message)
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel/messages',
    bucket: 'readMessages',
    run: (call) => {
      const channel = readable(call)
      const limit = Math.min(100, Math.max(1, Number(call.query.get('limit') ?? 50)))
      const [before, after, around] = ['before', 'after', 'around'].map((name) => call.query.get(name))
      const all = [...(call.world.messages.get(channel.id)?.values() ?? [])]
        .filter((kept) => kept.onlyFor === undefined && kept.unlistedUntil <= call.world.now())
        .map((kept) => asBotSees(call.world, kept.message))
        .reverse()
      if (around) {
        const at = all.findIndex((one) => BigInt(one.id) <= BigInt(around))
        return ok(all.slice(Math.max(0, at - Math.floor(limit / 2)), at + Math.ceil(limit / 2)))
      }
      const within = all.filter(
        (one) => (!before || BigInt(one.id) < BigInt(before)) && (!after || BigInt(one.id) > BigInt(after)),
      )
      return ok(after ? within.slice(-limit) : within.slice(0, limit))
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message',
    run: (call) => ok(asBotSees(call.world, known(call).message)),
  },
  {
    method: 'PATCH',
    path: '/channels/:channel/messages/:message',
    operation: 'update_message',
    bucket: 'editMessage',
    run: (call) => {
      const kept = known(call)
      if (kept.message.author.id !== call.world.bot.id) throw notYours()
      if (readable(call).thread?.isArchived) throw threadArchived()
      requireFewOldEdits(call, kept)
      return ok(editMessage(call.world, kept, MessageBody.parse(call.body), call.files).message)
    },
  },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message',
    bucket: 'deleteMessage',
    run: (call) => {
      const kept = known(call)
      if (kept.message.author.id !== call.world.bot.id)
        throw new ApiError(403, 50003, 'Cannot execute action on a DM channel')
      deleteMessage(call.world, kept)
      return noContent
    },
  },
  {
    method: 'PUT',
    path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
    bucket: 'reaction',
    run: (call) => {
      const { message } = known(call)
      const name = call.param('emoji')
      const mine = (message.reactions ?? []).filter((one) => one.emoji.name !== name)
      message.reactions = [...mine, { emoji: { id: null, name }, count: 1, me: true }]
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
    bucket: 'reaction',
    run: (call) => {
      const { message } = known(call)
      message.reactions = (message.reactions ?? []).filter((one) => one.emoji.name !== call.param('emoji'))
      return noContent
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    run: (call) => {
      writable(call)
      return noContent
    },
  },
]

function readable(call: Call): Channel {
  const channel = call.world.channels.get(call.param('channel'))
  if (!channel) throw unknownChannel()
  if (!botReads(call.world, channel)) throw missingAccess()
  return channel
}

function writable(call: Call): Channel {
  const channel = readable(call)
  if (!channel.botMayWrite) throw missingPermissions()
  if (channel.thread?.isArchived && channel.thread.isLocked) throw threadArchived()
  if (channel.type === ChannelType.dm && channel.people.some((one) => call.world.closedDms.has(one.id)))
    throw closedDm()
  if (channel.type === ChannelType.dm && channel.people.some((one) => call.world.strangers.has(one.id)))
    throw noCommonServer()
  return channel
}

function requireNoSlowMode({ world }: Call, { slowModeSeconds = 0, botWroteAt }: Channel) {
  const free = botWroteAt === undefined ? 0 : botWroteAt + slowModeSeconds * 1000
  if (free > world.now()) throw slowMode((free - world.now()) / 1000)
}

const ThreadChange = z.object({ archived: z.boolean().optional() })

/** A message of a channel; ephemeral ones are not there for these routes. */
function known(call: Call): Kept {
  const kept = call.world.kept(readable(call).id, call.param('message'))
  if (!kept || kept.onlyFor !== undefined) throw unknownMessage()
  return kept
}

/**
 * What is older than an hour is edited seldom, by channel; the number is what bots report.
 * Source: https://github.com/discord/discord-api-docs/issues/4413
 */
function requireFewOldEdits({ world }: Call, { message }: Kept) {
  if (world.now() - Date.parse(message.timestamp) <= 3_600_000) return
  const { limit, per } = world.oldEdits
  const since = world.now() - per
  const recent = (oldEdits.get(world)?.get(message.channel_id) ?? []).filter((at) => at > since)
  const [first] = recent
  if (first !== undefined && recent.length >= limit) throw tooManyOldEdits((first - since) / 1000)
  const channels = oldEdits.get(world) ?? new Map<string, number[]>()
  oldEdits.set(world, channels.set(message.channel_id, [...recent, world.now()]))
}

const oldEdits = new WeakMap<object, Map<string, number[]>>()

/** Milliseconds for which Discord remembers nonces; "the past few minutes". */
const nonceLives = 5 * 60 * 1000

function earlier(call: Call, nonce: string): Kept | undefined {
  const found = call.world.nonces.get(nonce)
  return found && found.at > call.world.now() - nonceLives ? found.kept : undefined
}

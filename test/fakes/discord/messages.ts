// What happens to messages: made, edited, deleted, seen by people, and told to the bot as far as it may know.
import { emptyMessage } from './api-error.ts'
import { flatten } from './see.ts'
import { type Attachment, ChannelType, Flag, has, Intent, type Message, type MessageBody, type User } from './wire.ts'
import { wireMember } from './wire-guild.ts'
import type { Channel, Kept, World } from './world.ts'

export interface Draft {
  author: User
  body: MessageBody
  type?: number
  files?: Attachment[]
  /** What a person's client adds and no bot can: a forwarded message, stickers. */
  parts?: Record<string, unknown>
  /** The one person who sees an ephemeral message. */
  onlyFor?: string
  token?: string
  interaction?: Record<string, unknown>
  /** How often the gateway delivers it. */
  times?: number
}

/** Makes a message, shows it to people, and dispatches it. */
export function createMessage(world: World, channel: Channel, draft: Draft): Kept {
  const { body } = draft
  const id = world.id()
  const quoted = body.message_reference?.message_id
  const repliedTo = quoted === undefined ? undefined : world.kept(channel.id, quoted)?.message
  const message: Message = {
    id,
    channel_id: channel.id,
    ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
    author: draft.author,
    type: draft.type ?? (quoted === undefined ? 0 : 19),
    content: (body.content ?? '').trim(),
    embeds: body.embeds ?? [],
    components: numbered(body.components ?? []),
    attachments: draft.files ?? [],
    ...mentions(world, body, repliedTo),
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    flags: body.flags ?? 0,
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...(draft.token === undefined ? {} : { webhook_id: world.bot.id, application_id: world.bot.id }),
    ...(draft.interaction === undefined ? {} : { interaction_metadata: draft.interaction }),
    ...(quoted === undefined
      ? {}
      : {
          message_reference: { type: 0, message_id: quoted, channel_id: channel.id },
          referenced_message: repliedTo ?? null,
        }),
    ...draft.parts,
  }
  if (draft.parts === undefined && isEmpty(message) && !has(message.flags, Flag.loading)) throw emptyMessage()
  const kept: Kept = {
    message,
    unlistedUntil: draft.author.id === world.bot.id ? world.now() + world.historyLagMs() : 0,
    ...(draft.onlyFor === undefined ? {} : { onlyFor: draft.onlyFor }),
    ...(draft.token === undefined ? {} : { token: draft.token }),
  }
  const inChannel = world.messages.get(channel.id) ?? new Map<string, Kept>()
  world.messages.set(channel.id, inChannel.set(id, kept))
  const [oldest] = inChannel.keys()
  if (inChannel.size > world.keep && oldest !== undefined) inChannel.delete(oldest)
  if (!has(message.flags, Flag.loading)) world.show('new', kept)
  announce(world, 'MESSAGE_CREATE', kept, draft.times)
  return kept
}

/** Changes what the body names and leaves the rest; ends the loading state of a deferred answer. */
export function editMessage(world: World, kept: Kept, body: MessageBody, files?: Attachment[], times?: number): Kept {
  const before = kept.message
  const wasLoading = has(before.flags, Flag.loading)
  const flags =
    (before.flags & ~Flag.loading & ~Flag.suppressEmbeds) | ((body.flags ?? 0) & (Flag.v2 | Flag.suppressEmbeds))
  const stays = body.attachments ? body.attachments.map((one) => String(one.id)) : undefined
  const message: Message = {
    ...before,
    content: body.content === undefined ? before.content : (body.content ?? '').trim(),
    embeds: body.embeds === undefined ? before.embeds : (body.embeds ?? []),
    components: body.components === undefined ? before.components : numbered(body.components ?? []),
    attachments: [
      ...before.attachments.filter((one) => stays === undefined || stays.includes(one.id)),
      ...(files ?? []),
    ],
    ...(body.content === undefined ? {} : mentions(world, body, before.referenced_message ?? undefined)),
    flags,
    edited_timestamp: wasLoading ? null : new Date(world.now()).toISOString(),
  }
  if (isEmpty(message)) throw emptyMessage()
  kept.message = message
  world.show(wasLoading ? 'new' : 'edit', kept)
  announce(world, 'MESSAGE_UPDATE', kept, times)
  return kept
}

export function deleteMessage(world: World, kept: Kept, times?: number) {
  const { id, channel_id, guild_id } = kept.message
  world.messages.get(channel_id)?.delete(id)
  world.show('delete', kept)
  if (kept.onlyFor !== undefined) return
  world.dispatch('MESSAGE_DELETE', { id, channel_id, ...(guild_id ? { guild_id } : {}) }, route(kept.message, times))
}

/** A moderator clears a channel: the messages go, and one packet tells of all. */
export function clearChannel(world: World, channelId: string) {
  const all = [...(world.messages.get(channelId)?.values() ?? [])].filter(({ onlyFor }) => onlyFor === undefined)
  const guildId = world.channels.get(channelId)?.guildId
  if (guildId === undefined) throw new Error('Only channels of servers are cleared')
  for (const kept of all) {
    world.messages.get(channelId)?.delete(kept.message.id)
    world.show('delete', kept)
  }
  const ids = all.map(({ message }) => message.id)
  const data = { ids, channel_id: channelId, guild_id: guildId }
  world.dispatch('MESSAGE_DELETE_BULK', data, { guildId, intent: Intent.guildMessages })
}

/**
 * A message as the bot may know it without the privileged intent: its own, those in its DMs, and those that
 * mention it keep their words; all others arrive empty.
 * Source: https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function asBotSees(world: World, message: Message): Message {
  const known =
    world.readsEverything ||
    message.guild_id === undefined ||
    message.author.id === world.bot.id ||
    message.mentions.some((one) => one.id === world.bot.id)
  const quoted = message.referenced_message
  return {
    ...message,
    ...(known ? {} : { content: '', embeds: [], components: [], attachments: [], ...withoutWords(message) }),
    ...(quoted ? { referenced_message: asBotSees(world, quoted) } : {}),
  }
}

/** A poll and the snapshot of a forward are content too. */
const withoutWords = (message: Message): object => ({
  ...('poll' in message ? { poll: undefined } : {}),
  ...('message_snapshots' in message
    ? { message_snapshots: [{ message: { content: '', embeds: [], attachments: [] } }] }
    : {}),
})

function announce(world: World, event: string, kept: Kept, times?: number) {
  const channel = world.channels.get(kept.message.channel_id)
  // Ephemeral answers live in the person's client alone; other people's private channels are closed to the bot.
  if (kept.onlyFor !== undefined || !channel || !botReads(world, channel)) return
  const member = world.member(channel.guildId, kept.message.author.id)
  const around = { channel_type: channel.type, ...(member ? { member: wireMember(member) } : {}) }
  world.dispatch(
    event,
    { ...kept.message, ...around },
    { ...route(kept.message, times), withoutContent: { ...asBotSees(world, kept.message), ...around } },
  )
}

/** Whether the bot is in this channel at all. */
export function botReads(world: World, channel: Channel): boolean {
  if (channel.guildId !== undefined)
    return world.guilds.get(channel.guildId)?.botIsMember === true && channel.botMaySee !== false
  return channel.type === ChannelType.dm && channel.people.some((one) => one.id === world.bot.id)
}

const route = (message: Message, times?: number) => ({
  ...(message.guild_id === undefined ? {} : { guildId: message.guild_id }),
  intent: message.guild_id === undefined ? Intent.directMessages : Intent.guildMessages,
  ...(times === undefined ? {} : { times }),
})

/** Whom a message pings, after `allowed_mentions`. */
function mentions(world: World, body: MessageBody, repliedTo: Message | undefined) {
  const texts = [body.content ?? '', ...flatten(body.components ?? []).map((one) => one.content ?? '')].join('\n')
  const allowed = body.allowed_mentions
  const may = (kind: string) => !allowed || (allowed.parse ?? []).includes(kind)
  const named = [...texts.matchAll(/<@!?(\d+)>/g)]
    .map(([, id]) => world.users.get(id ?? ''))
    .filter((one) => one !== undefined)
    .filter((one) => may('users') || (allowed?.users ?? []).includes(one.id))
  // A reply pings the author of what it answers, unless that was an answer to an interaction.
  const pinged = repliedTo && repliedTo.webhook_id === undefined && (!allowed || allowed.replied_user === true)
  const all = pinged ? [...named, repliedTo.author] : named
  return {
    mentions: [...new Map(all.map((one) => [one.id, one])).values()],
    mention_roles: [...texts.matchAll(/<@&(\d+)>/g)]
      .map(([, id]) => id ?? '')
      .filter((id) => may('roles') || (allowed?.roles ?? []).includes(id)),
    mention_everyone: may('everyone') && /@(everyone|here)/.test(texts),
  }
}

const isEmpty = (message: Message) =>
  message.content === '' &&
  message.embeds.length === 0 &&
  message.components.length === 0 &&
  message.attachments.length === 0

/** Discord gives every component a number where the bot gave none. */
function numbered(components: NonNullable<MessageBody['components']>) {
  const copy = structuredClone(components)
  const all = flatten(copy)
  const used = new Set(all.map((one) => one.id))
  let next = 1
  for (const one of all) {
    if (one.id) continue
    while (used.has(next)) next += 1
    used.add(next)
    one.id = next
  }
  return copy
}

// The text of a message without Discord's markup: mentions, timestamps, commands and emoji become words, files become
// name and link, and a message without content gives the words of its forward, embeds or components. Without the
// message content intent, content arrives only in direct messages, with a mention, or in replies that ping the bot.

import { MessageReferenceType, MessageType } from 'discord.js'
import * as z from 'zod'
import type { MessageRef } from '../../src/chat/request.ts'
import type { MessageText } from '../../src/contracts/message-text.ts'

export const DiscordUser = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
  bot: z.boolean().optional(),
})
export type DiscordUser = z.infer<typeof DiscordUser>

/** A message component, as far as it has text. */
const TextComponent = z.object({
  content: z.string().optional(),
  get components() {
    return z.array(TextComponent).optional()
  },
})
type TextComponent = z.infer<typeof TextComponent>

const Embed = z.object({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  author: z.object({ name: z.string().nullish() }).nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  footer: z.object({ text: z.string().nullish() }).nullish(),
})

/** A file, of a message or a form. */
export const Attachment = z.object({
  filename: z.string(),
  url: z.string(),
  content_type: z.string().nullish().catch(undefined),
  duration_secs: z.number().nullish().catch(undefined),
  size: z.number().nullish().catch(undefined),
})

/** The text of a message. Unexpected fields are skipped: nothing makes a message unreadable. */
const wordParts = {
  content: z.string().optional(),
  mentions: z.array(DiscordUser).optional(),
  attachments: z.array(Attachment).optional(),
  components: z.array(TextComponent).optional().catch(undefined),
  embeds: z.array(Embed).optional().catch(undefined),
  sticker_items: z
    .array(z.object({ name: z.string() }))
    .optional()
    .catch(undefined),
  poll: z
    .object({
      question: z.object({ text: z.string().nullish() }),
      answers: z.array(z.object({ poll_media: z.object({ text: z.string().nullish() }) })).nullish(),
    })
    .nullish()
    .catch(undefined),
}
const MessageParts = z.object(wordParts)
type MessageParts = z.infer<typeof MessageParts>

/** A message; an edit may contain only the changed fields. */
export const DiscordMessage = z.object({
  ...wordParts,
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  type: z.number().optional(),
  flags: z.number().optional().catch(undefined),
  author: DiscordUser.optional(),
  webhook_id: z.string().optional(),
  edited_timestamp: z.string().nullish(),
  message_reference: z
    .object({ type: z.number().optional(), message_id: z.string().optional(), channel_id: z.string().optional() })
    .nullish(),
  /** A forwarded message: its snapshot, without the author. */
  message_snapshots: z
    .array(z.object({ message: MessageParts }))
    .optional()
    .catch(undefined),
})
export type DiscordMessage = z.infer<typeof DiscordMessage>

/** @param ourselves the bot's user id, whose mention is removed */
export function readDiscordText(message: DiscordMessage, ourselves?: string): MessageText {
  const forwarded = (message.message_snapshots ?? []).map((snapshot) => snapshot.message)
  const people = new Map(
    [message, ...forwarded].flatMap(({ mentions = [] }) => mentions).map((person) => [person.id, person.username]),
  )
  const mentions: Record<string, string> = {}
  const words = [message, ...forwarded]
    .map(messageWords)
    .filter((part) => part !== '')
    .join('\n')
    .replaceAll(PERSON, (whole, personId: string) => {
      if (personId === ourselves) return ''
      const name = people.get(personId)
      if (name === undefined) return whole
      mentions[`@${name}`] = personId
      return `@${name}`
    })
  return { line: readMarkup(words).trim(), mentions }
}

/**
 * Replaces markup by what it means: timestamps by their instant (ISO 8601, UTC), commands and custom emoji by name.
 * Channels and roles carry only ids; `resolveNames` looks theirs up.
 */
export const readMarkup = (text: string): string =>
  text
    .replaceAll(MOMENT, (whole, seconds: string) => {
      const instant = new Date(Number(seconds) * 1000)
      return Number.isNaN(instant.getTime()) ? whole : instant.toISOString().replace('.000Z', 'Z')
    })
    .replaceAll(COMMAND, '$1')
    .replaceAll(EMOJI, '$1')

/** The text of one message, forwarded or not: its content, else what stands in its place. */
function messageWords({ content = '', components, embeds, sticker_items, poll, attachments }: MessageParts): string {
  const files = (attachments ?? []).map(({ filename, url }) => `${filename} ${url}`)
  // Beside content, embeds are only previews of its links.
  const written =
    content.trim() ||
    joinLines([
      componentsText(components ?? []),
      ...(embeds ?? []).map(embedText),
      ...(sticker_items ?? []).map(({ name }) => name),
      joinLines([poll?.question.text, ...(poll?.answers ?? []).map(({ poll_media }) => poll_media.text)]),
    ])
  return [written.trim(), ...files].filter((part) => part !== '').join(' ')
}

/** One embed is one thing: its title precedes its description. */
const embedText = ({ title, description, url, author, fields, footer }: z.infer<typeof Embed>): string => {
  const lead = [title, description].filter(Boolean).join(': ') || author?.name || footer?.text
  return joinLines([
    [lead, url].filter(Boolean).join(' '),
    ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`),
  ])
}

const joinLines = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join('\n')

/** Whether a person wrote it: no bot, webhook or system message. */
export const isFromPerson = ({ author, webhook_id, type }: DiscordMessage): boolean =>
  author !== undefined &&
  author.bot !== true &&
  webhook_id === undefined &&
  (type === undefined || PERSON_MESSAGE_TYPES.has(type))

export const toMessageRef = ({ channel_id, id }: DiscordMessage): MessageRef => ({
  channelId: channel_id,
  messageId: id,
})

/** The message this one replies to. */
export const repliedMessageRef = ({
  message_reference: reference,
  channel_id,
}: DiscordMessage): MessageRef | undefined =>
  reference?.message_id === undefined || reference.type === MessageReferenceType.Forward
    ? undefined
    : { channelId: reference.channel_id ?? channel_id, messageId: reference.message_id }

export const messageLink = ({ id, channel_id }: DiscordMessage, guildId?: string): string =>
  `https://discord.com/channels/${guildId ?? '@me'}/${channel_id}/${id}`

export const discordDisplayName = (person: DiscordUser): string => person.global_name || person.username

/** `<@1>` and `<@!1>`. Source of all four: https://discord.com/developers/docs/reference#message-formatting */
const PERSON = /<@!?(\d+)>/g
/** `<:name:1>` and `<a:name:1>`: an emoji of a server. */
const EMOJI = /<a?(:\w+:)\d+>/g
/** `<t:1772784000>` and `<t:1772784000:F>`, in seconds. */
const MOMENT = /<t:(-?\d{1,13})(?::[a-zA-Z])?>/g
/** `</task add:1234567890123456789>`: ids are snowflakes. */
const COMMAND = /<(\/[^<>:]{1,100}):\d{15,20}>/g

const PERSON_MESSAGE_TYPES: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply])

const componentsText = (components: readonly TextComponent[]): string =>
  components
    .flatMap(({ content, components = [] }) => [content ?? '', componentsText(components)])
    .filter(Boolean)
    .join('\n')

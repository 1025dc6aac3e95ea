// The text of a message without Discord's markup: mentions, timestamps, commands and emoji become words, files become
// name and link. Without the message content intent, content arrives only in direct messages, with a mention, or in
// replies that ping the bot.

import { MessageReferenceType, MessageType } from 'discord.js'
import type { MessageRef } from '../../src/chat/request.ts'
import type { MessageText } from '../../src/contracts/message-text.ts'
import type { SourceMessage } from '../../src/contracts/source-message.ts'
import type { DiscordMessage, DiscordUser } from './message-parts.ts'
import { discordWords, partsWithWords } from './message-words.ts'
import { removeFormatting } from './plain-words.ts'

/** @param ourselves the bot's user id, whose mention is removed */
export function readDiscordText(message: DiscordMessage, ourselves?: string): MessageText {
  const parts = partsWithWords(message)
  const people = new Map(parts.flatMap(({ mentions = [] }) => mentions).map((person) => [person.id, person.username]))
  const mentions: Record<string, string> = {}
  const said = parts
    .map(discordWords)
    .filter((part) => part !== '')
    .join('\n')
  const words = removeFormatting(said).replaceAll(PERSON, (whole, personId: string) => {
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

/** What somebody else wrote that this one replies to: “this” means it. */
export function readRepliedMessage(message: DiscordMessage, ourselves: string): SourceMessage | undefined {
  const { referenced_message: said, author } = message
  const ref = repliedMessageRef(message)
  if (!ref || !said?.author || said.author.id === ourselves || said.author.id === author?.id) return undefined
  const { line } = readDiscordText({ ...said, id: ref.messageId, channel_id: ref.channelId })
  const link = messageLink({ id: ref.messageId, channel_id: ref.channelId }, message.guild_id)
  return { text: line, link, author: discordDisplayName(said.author) }
}

export const messageLink = ({ id, channel_id }: Pick<DiscordMessage, 'id' | 'channel_id'>, guildId?: string): string =>
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

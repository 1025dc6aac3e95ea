// What a person wrote, out of Discord's markup: mentions and emoji as words again, files as name and link.
// Without the privileged intent words arrive in direct messages, where the bot is mentioned, and in replies that ping it.
import { MessageType } from 'discord.js'
import { z } from 'zod'
import type { MessageRef, RawValues } from '../../src/chat/request.ts'

export const DiscordUser = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
  bot: z.boolean().optional(),
})
export type DiscordUser = z.infer<typeof DiscordUser>

/** What is drawn in a message, as far as it has words. */
const TextComponent = z.object({
  content: z.string().optional(),
  get components() {
    return z.array(TextComponent).optional()
  },
})
type TextComponent = z.infer<typeof TextComponent>

/** A message; of an edit only what changed may be there. */
export const DiscordMessage = z.object({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  type: z.number().optional(),
  author: DiscordUser.optional(),
  content: z.string().optional(),
  webhook_id: z.string().optional(),
  edited_timestamp: z.string().nullish(),
  mentions: z.array(DiscordUser).optional(),
  attachments: z.array(z.object({ filename: z.string(), url: z.string() })).optional(),
  message_reference: z.object({ message_id: z.string().optional(), channel_id: z.string().optional() }).nullish(),
  // Of no use to what was said, so nothing in it makes a message unreadable.
  components: z.array(TextComponent).optional().catch(undefined),
})
export type DiscordMessage = z.infer<typeof DiscordMessage>

export interface DiscordText {
  readonly line: string
  /** By the words that stand for them in the line, the ids of the people mentioned. */
  readonly mentions: RawValues
}

/** @param ourselves our own id: naming it is how one speaks to us, so it says nothing */
export function readDiscordText(message: DiscordMessage, ourselves?: string): DiscordText {
  const people = new Map((message.mentions ?? []).map((person) => [person.id, person.username]))
  const mentions: Record<string, string> = {}
  const written = message.content?.trim() ? message.content : componentsText(message.components ?? [])
  const words = written.replaceAll(MARKUP, (whole, personId?: string, emoji?: string) => {
    if (emoji !== undefined) return emoji
    if (personId === undefined || personId === ourselves) return personId === ourselves ? '' : whole
    const name = people.get(personId)
    if (name === undefined) return whole
    mentions[`@${name}`] = personId
    return `@${name}`
  })
  const files = (message.attachments ?? []).map(({ filename, url }) => `${filename} ${url}`)
  return { line: [words.trim(), ...files].filter((part) => part !== '').join(' '), mentions }
}

/** Whether a person said it: no bot, no webhook, no "Ann joined". */
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
  reference?.message_id === undefined
    ? undefined
    : { channelId: reference.channel_id ?? channel_id, messageId: reference.message_id }

export const messageLink = ({ id, channel_id }: DiscordMessage, guildId?: string): string =>
  `https://discord.com/channels/${guildId ?? '@me'}/${channel_id}/${id}`

export const discordDisplayName = (person: DiscordUser): string => person.global_name || person.username

/** `<@1>` and `<@!1>` a person, `<:name:1>` and `<a:name:1>` an emoji of a server. */
const MARKUP = /<@!?(\d+)>|<a?(:\w+:)\d+>/g

const PERSON_MESSAGE_TYPES: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply])

const componentsText = (components: readonly TextComponent[]): string =>
  components
    .flatMap(({ content, components = [] }) => [content ?? '', componentsText(components)])
    .filter(Boolean)
    .join('\n')

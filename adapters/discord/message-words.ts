// The words of a message: its content, else what stands in its place: forwarded messages, components, embeds, stickers, a
// poll, files.
import { MessageFlags, MessageType } from 'discord.js'
import * as z from 'zod'
import { type DiscordMessage, DiscordParts, type Embed, type Poll } from './message-parts.ts'

/** Parts that contain others are read no deeper than this. */
const MAX_DEPTH = 10

/** A message and all that it forwards; what a thread begins with in place of the message that only points to it. */
export function partsWithWords(message: Partial<DiscordMessage>): Partial<DiscordParts>[] {
  const { type, referenced_message: starter } = message
  const own = type === MessageType.ThreadStarterMessage && starter ? starter : message
  return [own, ...forwardedParts(own)]
}

/** Snapshots, and snapshots in them. */
function forwardedParts({ message_snapshots }: Partial<DiscordParts>, depth = 1): DiscordParts[] {
  if (depth > MAX_DEPTH) return []
  return (message_snapshots ?? []).flatMap((snapshot) => {
    const read = DiscordParts.safeParse(snapshot.message)
    return read.success ? [read.data, ...forwardedParts(read.data, depth + 1)] : []
  })
}

/** The words of one message, forwarded or not; without what it forwards. */
export function discordWords(message: Partial<DiscordParts>): string {
  const { type, content, components, embeds, sticker_items, poll, attachments } = message
  if (isVoice(message)) return voiceWords(message)
  const said = type !== undefined && NUMBERED.has(type) ? '' : (content?.trim() ?? '')
  // Beside a link, embeds are only previews of it.
  const hasPreviews = /https?:\/\//i.test(said)
  const written = joinLines([
    said,
    ...(said === '' ? (components ?? []).flatMap((part) => componentWords(part)) : []),
    ...(hasPreviews ? [] : (embeds ?? []).map(embedWords)),
    ...(said === '' ? (sticker_items ?? []).map(({ name }) => name) : []),
    ...(poll ? pollWords(poll) : []),
  ])
  const files = (attachments ?? []).map(({ filename, url, description }) =>
    [description?.trim(), filename, url].filter(Boolean).join(' '),
  )
  return [written.trim(), ...files].filter((part) => part !== '').join(' ')
}

/** Is it a recording? https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const isVoice = ({ flags = 0, attachments = [] }: Partial<DiscordParts>): boolean =>
  (flags & MessageFlags.IsVoiceMessage) !== 0 && attachments.length > 0

/** The address of a recording is of no use to anybody for longer than a day. */
function voiceWords({ attachments = [] }: Partial<DiscordParts>): string {
  const seconds = attachments[0]?.duration_secs
  return seconds == null ? 'Voice message' : `Voice message, ${Math.ceil(seconds)} s`
}

/** Boosts, whose content is a number. */
const NUMBERED: ReadonlySet<number> = new Set([
  MessageType.GuildBoost,
  MessageType.GuildBoostTier1,
  MessageType.GuildBoostTier2,
  MessageType.GuildBoostTier3,
])

/** One embed is one thing: its title precedes its description. */
function embedWords({ type, title, description, url, author, fields = [], footer }: Embed): string {
  if (type === POLL_RESULT) return pollResultWords(fields)
  const lead = [title, description].filter(Boolean).join(': ') || author?.name || footer?.text
  return joinLines([
    [lead, url].filter(Boolean).join(' '),
    // Embeds of Discord's own (alerts of its moderation) have fields that only clients read.
    ...(isOwnEmbed(type) ? [] : fields.map(({ name, value }) => `${name}: ${value}`)),
  ])
}

const POLL_RESULT = 'poll_result'
const isOwnEmbed = (type: string | null | undefined): boolean => type?.startsWith('auto_moderation') === true

/** https://docs.discord.com/developers/resources/message#embed-fields-by-embed-type-poll-result-embed-fields */
function pollResultWords(fields: NonNullable<Embed['fields']>): string {
  const field = (wanted: string) => fields.find(({ name }) => name === wanted)?.value
  const winner = field('victor_answer_text') || field('victor_answer_emoji_name')
  return [field('poll_question_text'), winner].filter(Boolean).join(' ')
}

const pollWords = ({ question, answers = [] }: Poll): (string | null | undefined)[] => [
  question.text,
  ...answers.map(({ poll_media: { text, emoji } }) => text || emoji?.name),
]

/** A component with words: a text, what contains others, or the description of a picture or file. */
const Part = z.object({
  content: z.string().optional().catch(undefined),
  description: z.string().nullish().catch(undefined),
  components: z.array(z.unknown()).optional().catch(undefined),
  items: z.array(z.unknown()).optional().catch(undefined),
  accessory: z.unknown().optional(),
})

function componentWords(part: unknown, depth = 1): string[] {
  const read = Part.safeParse(part)
  if (!read.success || depth > MAX_DEPTH) return []
  const { content, description, components = [], items = [], accessory } = read.data
  const inside = [...components, ...items, accessory].flatMap((one) => componentWords(one, depth + 1))
  return [content, description, ...inside].flatMap((words) => (words?.trim() ? [words] : []))
}

const joinLines = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join('\n')

// A message as Discord gives it, as far as it is read here. A part that is missing, null or of another shape is left out:
// nothing makes a message unreadable.
// https://docs.discord.com/developers/resources/message
import * as z from 'zod'

export const DiscordUser = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
  bot: z.boolean().optional(),
})
export type DiscordUser = z.infer<typeof DiscordUser>

/** Elements of another shape are left out, and so is a list that is none. */
const lenientList = <Element extends z.ZodType>(element: Element) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one): z.output<Element>[] => {
        const read = element.safeParse(one)
        return read.success ? [read.data] : []
      }),
    )
    .optional()

const text = z.string().nullish().catch(undefined)
const count = z.number().nullish().catch(undefined)

/** A file, of a message or a form. */
export const Attachment = z.object({
  filename: z.string(),
  url: z.string(),
  /** What is to be seen or heard, in its author's words. */
  description: text,
  content_type: text,
  duration_secs: count,
  size: count,
})

export const Embed = z.object({
  type: text,
  title: text,
  description: text,
  url: text,
  author: z.object({ name: text }).nullish().catch(undefined),
  fields: lenientList(z.object({ name: z.string(), value: z.string() })),
  footer: z.object({ text }).nullish().catch(undefined),
})
export type Embed = z.infer<typeof Embed>

const PollMedia = z.object({ text, emoji: z.object({ name: text }).nullish().catch(undefined) })

export const Poll = z.object({
  question: z.object({ text }),
  answers: lenientList(z.object({ poll_media: PollMedia })),
})
export type Poll = z.infer<typeof Poll>

/** What has words. Components and snapshots contain others, and are read where their words are. */
const wordParts = {
  content: text,
  type: z.number().optional().catch(undefined),
  flags: z.number().optional().catch(undefined),
  mentions: lenientList(DiscordUser),
  attachments: lenientList(Attachment),
  components: lenientList(z.unknown()),
  embeds: lenientList(Embed),
  sticker_items: lenientList(z.object({ name: z.string() })),
  poll: Poll.nullish().catch(undefined),
  /** A forwarded message, without its author. */
  message_snapshots: lenientList(z.object({ message: z.unknown() })),
}

export const DiscordParts = z.object(wordParts)
export type DiscordParts = z.infer<typeof DiscordParts>

/** A message; an edit may contain only the changed fields. */
export const DiscordMessage = z.object({
  ...wordParts,
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  author: DiscordUser.optional().catch(undefined),
  webhook_id: z.string().optional().catch(undefined),
  edited_timestamp: text,
  message_reference: z
    .object({ type: z.number().optional(), message_id: z.string().optional(), channel_id: z.string().optional() })
    .nullish()
    .catch(undefined),
  /** The message this one replies to, or a thread begins with. */
  referenced_message: DiscordParts.extend({ author: DiscordUser.optional().catch(undefined) })
    .nullish()
    .catch(undefined),
})
export type DiscordMessage = z.infer<typeof DiscordMessage>

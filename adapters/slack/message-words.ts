// The text of a message that may have none of its own: shares, forwards, blocks of apps, attachments. Source of the
// shapes: https://docs.slack.dev/messaging and https://docs.slack.dev/reference/block-kit/blocks
import * as z from 'zod'
import { escapeEntities } from './mrkdwn.ts'

/** A block or block element, as far as it has text. */
const blockShape = z.looseObject({
  type: z.string().optional().catch(undefined),
  text: z.unknown(),
  url: z.string().optional().catch(undefined),
  user_id: z.string().optional().catch(undefined),
  channel_id: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  timestamp: z.number().int().optional().catch(undefined),
  fallback: z.string().optional().catch(undefined),
  fields: z.array(z.unknown()).optional().catch(undefined),
  elements: z.array(z.unknown()).optional().catch(undefined),
})

const attachmentShape = z.looseObject({
  is_share: z.boolean().optional().catch(undefined),
  pretext: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  fallback: z.string().optional().catch(undefined),
  fields: z
    .array(z.looseObject({ title: z.string().default(''), value: z.string().default('') }))
    .optional()
    .catch(undefined),
  blocks: z.array(z.unknown()).optional().catch(undefined),
  message_blocks: z
    .array(z.looseObject({ message: z.looseObject({ blocks: z.array(z.unknown()).optional() }).optional() }))
    .optional()
    .catch(undefined),
  files: z.array(z.unknown()).optional().catch(undefined),
})

const fileShape = z.looseObject({
  name: z.string().nullish(),
  title: z.string().nullish(),
  permalink: z.string().nullish(),
})

/** The parts of a message that can have text. */
export interface MessageParts {
  readonly text?: string | undefined
  readonly blocks?: readonly unknown[] | undefined
  readonly attachments?: readonly unknown[] | undefined
  readonly files?: readonly unknown[] | undefined
}

/**
 * All text of a message, in Slack's markup: its text, else its blocks; shared messages; attachments if there is nothing
 * else, as they are otherwise previews of links; files by name and address.
 */
export function messageWords({ text = '', blocks = [], attachments = [], files = [] }: MessageParts): string {
  const own = text.trim() === '' ? blocksText(blocks) : text
  const parsed = attachments.flatMap((each): Attachment[] => {
    const { data } = attachmentShape.safeParse(each)
    return data ? [data] : []
  })
  const quoted = parsed.filter((each) => each.is_share === true || own.trim() === '')
  return joinLines([own, ...quoted.map(attachmentText), ...files.map(fileText)])
}

type Attachment = z.infer<typeof attachmentShape>

function attachmentText(attachment: Attachment): string {
  const {
    pretext = '',
    title = '',
    text = '',
    fallback = '',
    fields = [],
    blocks = [],
    message_blocks,
    files = [],
  } = attachment
  const shared = (message_blocks ?? []).map(({ message }) => blocksText(message?.blocks ?? []))
  const facts = fields.map((field) => [field.title, field.value].filter(Boolean).join(': '))
  const words = joinLines([pretext, title, text, ...facts])
  // `text` and blocks repeat the same words; `fallback` is for clients that draw neither.
  const said = words || joinLines([blocksText(blocks), ...shared]) || (files.length === 0 ? fallback : '')
  return joinLines([said, ...files.map(fileText)])
}

const fileText = (file: unknown): string => {
  const { name, title, permalink } = fileShape.safeParse(file).data ?? {}
  return [name || title, permalink].filter(Boolean).join(' ')
}

const blocksText = (blocks: readonly unknown[]): string => joinLines(blocks.map(blockText))

/** The text of one block or element; rich text keeps the words of a line together. */
function blockText(block: unknown): string {
  const parsed = blockShape.safeParse(block)
  if (!parsed.success) return ''
  const {
    type,
    text,
    url,
    user_id,
    channel_id,
    name,
    timestamp,
    fallback = '',
    fields = [],
    elements = [],
  } = parsed.data
  // Buttons and menus are actions, not text.
  if (type === 'actions' || type === 'button' || type?.endsWith('_select')) return ''
  if (type === 'user' && user_id) return `<@${user_id}>`
  if (type === 'channel' && channel_id) return `<#${channel_id}>`
  if (type === 'emoji' && name) return `:${name}:`
  if (type === 'link' && url) return typeof text === 'string' && text !== '' ? `<${url}|${text}>` : `<${url}>`
  if (type === 'date' && timestamp !== undefined) return `<!date^${timestamp}^{date}|${fallback}>`
  // Their text is unescaped as typed; all other text is markup already.
  if (typeof text === 'string') return type === 'text' || type === 'plain_text' ? escapeEntities(text) : text
  const inner = elements.map(blockText)
  const isLine = type === 'rich_text_section' || type === 'rich_text_preformatted' || type === 'rich_text_quote'
  return joinLines([blockText(text), ...fields.map(blockText), isLine ? inner.join('') : joinLines(inner)])
}

const joinLines = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n')

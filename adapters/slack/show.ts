// A rendered message as plain text, for contract tests and readable snapshots.
import * as z from 'zod'
import { visibleMrkdwn } from './mrkdwn.ts'
import type { SlackMessage } from './render.ts'

const textShape = z.looseObject({ type: z.string(), text: z.string() })
const anyShape = z.looseObject({ type: z.string().optional().catch(undefined) })

const unisolated = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '')

/** One line a block; what can be pressed is in brackets. */
export const slackMessageText = ({ blocks }: Pick<SlackMessage, 'blocks'>): string =>
  blocks
    .map(blockText)
    .filter((line) => line !== null)
    .join('\n')

/** The words of a block; null where it has none at all. */
function blockText(block: unknown): string | null {
  const { type, ...rest } = anyShape.parse(block)
  const list = (name: string): unknown[] => (Array.isArray(rest[name]) ? rest[name] : [])
  switch (type) {
    case 'divider':
      return null
    case 'rich_text':
      return unisolated(list('elements').map(richText).join(''))
    case 'context':
      return list('elements').map(words).join(' ')
    case 'carousel':
      return list('elements').map(blockText).join('\n')
    case 'card':
      return joined(
        [joined([words(rest['title']), words(rest['body'])], ' · '), ...list('actions').map(pressable)],
        '  ',
      )
    case 'plan':
      return [String(rest['title']), ...list('tasks').map(blockText)].join('\n')
    case 'task_card':
      return `${rest['status'] === 'complete' ? '✓ ' : ''}${unisolated(String(rest['title']))}`
    case 'data_table':
      return list('rows')
        .slice(1)
        .map((row) => (Array.isArray(row) ? row.map(words).join(': ') : ''))
        .join('\n')
    default: {
      const pressed = [...(rest['accessory'] ? [rest['accessory']] : []), ...list('elements')].map(pressable)
      const facts = list('fields').map((field) => words(field).replace('\n', ': '))
      return joined([words(rest['text']), ...facts, ...pressed], rest['text'] && facts.length === 0 ? '  ' : ' ')
    }
  }
}

const joined = (parts: readonly string[], between: string): string => parts.filter((part) => part !== '').join(between)

/** A text object as its reader sees it. */
function words(value: unknown): string {
  const found = textShape.safeParse(value).data
  if (!found) return ''
  return found.type === 'mrkdwn' ? visibleMrkdwn(found.text) : unisolated(found.text)
}

const richShape = z.looseObject({
  text: z.string().optional(),
  url: z.string().optional(),
  fallback: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
})

function richText(value: unknown): string {
  const { text, url, fallback, elements = [] } = richShape.parse(value)
  return text ?? url ?? fallback ?? elements.map(richText).join('')
}

const pressableShape = z.looseObject({
  text: textShape.optional(),
  options: z.array(z.looseObject({ text: textShape })).optional(),
})

function pressable(value: unknown): string {
  const { text, options } = pressableShape.parse(value)
  return options ? `[${options.map((option) => option.text.text).join(' | ')}]` : `[${text?.text ?? ''}]`
}

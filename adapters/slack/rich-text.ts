// Text as a rich text block, letter by letter: for words with formatting marks, which mrkdwn has no way to escape.
// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import type { types } from '@slack/bolt'
import { isolateBidi, sanitizeText } from '../../src/chat/sanitize.ts'
import type { Span, Text } from '../../src/chat/view.ts'
import { DATE_FORMATS, escapeMrkdwn, hasTwins } from './mrkdwn.ts'

/** Whether mrkdwn would show other characters than these. */
export const needsRichText = (text: Text): boolean =>
  text.some((span) => (span.kind === 'ours' || span.kind === 'theirs') && hasTwins(escapeMrkdwn(span.text)))

/** The same characters; people's words cannot ping, link or format here either. */
export function richTextBlock(text: Text, isBold = false): types.RichTextBlock {
  const style = isBold ? { style: { bold: true } } : {}
  const elements: types.RichTextElement[] = []
  let words = ''
  const flush = () => {
    if (words !== '') elements.push({ type: 'text', text: words, ...style })
    words = ''
  }
  for (const span of text) {
    if (span.kind === 'ours' || span.kind === 'theirs') words += literal(span)
    else {
      flush()
      elements.push(
        span.kind === 'link'
          ? { type: 'link', url: span.text, ...style }
          : {
              type: 'date',
              timestamp: Math.floor(span.instant.getTime() / 1000),
              format: DATE_FORMATS[span.style],
              fallback: sanitizeText(span.fallback),
              ...style,
            },
      )
    }
  }
  flush()
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** The characters as plain text for a section beside a button; null where it has a date or a link. */
export const literalText = (text: Text): string | null =>
  text.every(({ kind }) => kind === 'ours' || kind === 'theirs')
    ? text.map((span) => (span.kind === 'ours' || span.kind === 'theirs' ? literal(span) : '')).join('')
    : null

const literal = (span: Extract<Span, { kind: 'ours' | 'theirs' }>): string => isolateBidi(sanitizeText(span.text))

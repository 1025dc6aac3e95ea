// Blocks of text alone: sections in mrkdwn, rich text where mrkdwn would change the words, plain text beside a button,
// headings and small print.
import type { types } from '@slack/bolt'
import { plainText, type Text } from '../../src/chat/view.ts'
import { plainTextElement } from './elements.ts'
import { LIMITS } from './limits.ts'
import { renderMrkdwn, splitMrkdwn } from './mrkdwn.ts'
import { literalText, needsRichText, richTextBlock } from './rich-text.ts'

export const sections = (text: Text): types.SectionBlock[] =>
  plainText(text).trim() === '' ? [] : splitMrkdwn(text, LIMITS.section).map(section)

/** Words with formatting marks are rich text, which shows them as they are; text beside a button cannot be. */
export function paragraph(text: Text): (types.SectionBlock | types.RichTextBlock)[] {
  return needsRichText(text) ? [richTextBlock(text)] : sections(text)
}

/**
 * Text as the object that stands in sections, fields and context, letter by letter; null where Slack has none: words
 * with formatting marks next to a moment or a link, or too many of them.
 */
export function textObject(text: Text, max: number): types.TextObject | null {
  const literal = needsRichText(text) ? literalText(text) : null
  if (literal !== null)
    return literal.trim() === '' || literal.length > max ? null : { type: 'plain_text', text: literal, emoji: false }
  const markup = renderMrkdwn(text)
  if (needsRichText(text) || markup.trim() === '' || markup.length > max) return null
  return { type: 'mrkdwn', text: markup, verbatim: true }
}

export const section = (markup: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: markup, verbatim: true },
})

/** Bold cannot contain a line break or have spaces at its ends. */
export function boldSection(title: Text): (types.SectionBlock | types.RichTextBlock)[] {
  if (plainText(title).trim() === '') return []
  if (needsRichText(title)) return [richTextBlock(title, true)]
  const line = title.map((span) => (span.kind === 'at' ? span : { ...span, text: span.text.replaceAll(/\s+/g, ' ') }))
  return splitMrkdwn(line, LIMITS.section - 2).map((piece) => section(`*${piece.trim()}*`))
}

/** A heading in the largest letters, where it fits. */
export function heading(title: Text): types.KnownBlock[] {
  const literal = literalText(title)?.trim()
  if (!literal || literal.length > LIMITS.header) return boldSection(title)
  return [{ type: 'header', text: plainTextElement(literal, LIMITS.header) }]
}

/** Small print in grey. */
export function smallPrint(text: Text): types.KnownBlock[] {
  const object = textObject(text, LIMITS.field)
  return object ? [{ type: 'context', elements: [object] }] : paragraph(text)
}

// Blocks of text alone: sections in mrkdwn, rich text where mrkdwn would change the words, plain text beside a button.
import type { types } from '@slack/bolt'
import { plainText, type Text } from '../../src/chat/view.ts'
import { LIMITS } from './limits.ts'
import { splitMrkdwn } from './mrkdwn.ts'
import { literalText, needsRichText, richTextBlock } from './rich-text.ts'

export const sections = (text: Text): types.SectionBlock[] =>
  plainText(text).trim() === '' ? [] : splitMrkdwn(text, LIMITS.section).map(section)

/** Words with formatting marks are rich text, which shows them as they are; text beside a button cannot be. */
export function paragraph(text: Text): (types.SectionBlock | types.RichTextBlock)[] {
  if (!needsRichText(text) || plainText(text).length > LIMITS.section) return sections(text)
  return [richTextBlock(text)]
}

export function besideButton(text: Text): types.SectionBlock[] {
  const literal = needsRichText(text) ? literalText(text) : null
  if (literal === null || literal.length > LIMITS.section) return sections(text)
  return [{ type: 'section', text: { type: 'plain_text', text: literal, emoji: false } }]
}

export const section = (markup: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: markup, verbatim: true },
})

/** Bold cannot contain a line break or have spaces at its ends. */
export function bold(title: Text): (types.SectionBlock | types.RichTextBlock)[] {
  if (plainText(title).trim() === '') return []
  if (needsRichText(title) && plainText(title).length <= LIMITS.section) return [richTextBlock(title, true)]
  const line = title.map((span) => (span.kind === 'at' ? span : { ...span, text: span.text.replaceAll(/\s+/g, ' ') }))
  return splitMrkdwn(line, LIMITS.section - 2).map((piece) => section(`*${piece.trim()}*`))
}

// Renders text as Discord Markdown. Only this bot's own marks are markup: people's words are escaped, so that they
// cannot ping, link behind a mask, format, or reverse direction.

import { splitGraphemes } from '../../src/chat/graphemes.ts'
import { isolateBidi, sanitizeText } from '../../src/chat/sanitize.ts'
import { capitalizeText, type Moment, type Span, type Text } from '../../src/chat/view.ts'

/** Plain text, or Markdown that is not escaped again. */
export type MarkdownSpan = Span | { readonly kind: 'mark'; readonly text: string }

export const rawMarkdown = (text: string): MarkdownSpan => ({ kind: 'mark', text })

/**
 * Markdown of at most `max` UTF-16 units. Longer text is cut between graphemes, and the number of missing characters is
 * stated.
 */
export function renderMarkdown(spans: readonly MarkdownSpan[], max = Number.POSITIVE_INFINITY): string {
  const whole = spans.map(renderSpan).join('')
  if (whole.length <= max) return whole
  let kept = ''
  for (const [at, span] of spans.entries()) {
    const next = renderSpan(span)
    if (kept.length + next.length + ROOM_FOR_REST <= max) {
      kept += next
      continue
    }
    const letters = span.kind === 'ours' || span.kind === 'theirs' ? splitGraphemes(span.text) : []
    const count = maxFittingCount(letters, max - ROOM_FOR_REST - kept.length)
    const missing = letters.slice(count).join('').length + spans.slice(at + 1).reduce((sum, one) => sum + size(one), 0)
    return `${kept}${escapeMarkdown(letters.slice(0, count).join(''))} … (${missing} more characters)`
  }
  return kept
}

/** Renders one line: a heading or small print ends at its line break. */
export const toSingleLine = (text: Text): Text =>
  text.map((span) =>
    span.kind === 'at' || span.kind === 'link'
      ? span
      : { ...span, text: span.text.replaceAll(/\s*[\r\n\v\f\u0085\u2028\u2029]+\s*/g, ' ') },
  )

/** Small print. */
export const smallText = (text: Text): MarkdownSpan[] => [rawMarkdown('-# '), ...toSingleLine(capitalizeText(text))]

/** Our own words in bold. */
export const bold = (words: string): MarkdownSpan[] => [
  rawMarkdown('**'),
  { kind: 'ours', text: words },
  rawMarkdown('**'),
]

/** Words of a label on one line. */
export const oneLineOf = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

/** Any words as they were written. */
export function escapeMarkdown(text: string): string {
  const clean = sanitizeText(text)
  let safe = ''
  let at = 0
  for (const address of clean.matchAll(ADDRESS)) {
    safe += escapeMarks(clean.slice(at, address.index)) + address[0]
    at = address.index + address[0].length
  }
  return isolateBidi((safe + escapeMarks(clean.slice(at))).replaceAll(EVERYONE, `@${ZERO_WIDTH_SPACE}$1`))
}

/** Markdown as plain text, for tests and logs. `moments` renders `<t:…>`. */
export const visibleMarkdown = (content: string, moments: ReadonlyMap<string, string> = new Map()): string =>
  content
    .replaceAll(/^(?:### |-# )/gm, '')
    .replaceAll(
      /\\([^0-9A-Za-z\s])|\*\*|[\u200b\u2068\u2069]|<t:-?\d+:\w>/g,
      (found, kept?: string) => kept ?? moments.get(found) ?? '',
    )

const STYLES: Readonly<Record<Moment['style'], string>> = { time: 't', day: 'D', moment: 'F', relative: 'R' }

/** Drawn by the reader's client, in the reader's zone and language. */
export function renderTimestamp({ instant, style, fallback }: Moment): string {
  const ms = instant.getTime()
  return Number.isNaN(ms) ? escapeMarkdown(fallback) : `<t:${Math.floor(ms / 1000)}:${STYLES[style]}>`
}

function renderSpan(span: MarkdownSpan): string {
  if (span.kind === 'at') return renderTimestamp(span)
  // Discord links a bare address; a backslash would become part of it.
  return span.kind === 'mark' || span.kind === 'link' ? span.text : escapeMarkdown(span.text)
}

/** Of ` … (1234567 more characters)`. */
const ROOM_FOR_REST = 30

const size = (span: MarkdownSpan): number => (span.kind === 'at' ? span.fallback.length : span.text.length)

function maxFittingCount(letters: readonly string[], room: number): number {
  let fits = 0
  let tooMany = letters.length + 1
  while (tooMany - fits > 1) {
    const count = (fits + tooMany) >> 1
    if (escapeMarkdown(letters.slice(0, count).join('')).length <= room) fits = count
    else tooMany = count
  }
  return fits
}

/** A bare address needs no escapes, and would keep them. */
const ADDRESS = /https?:\/\/[\w.~:/?#@!$&+,;=%-]+/gi
/** Discord resolves mentions before Markdown, so a backslash does not protect from them. */
const EVERYONE = /@(everyone|here)/g
const ZERO_WIDTH_SPACE = '\u200b'

/** Escapes every character that could be markup; quotes, headings and lists only at the start of a line. */
const escapeMarks = (text: string): string =>
  text
    .replaceAll(/<[@#/:]|[\\*_~|`<>[\]]/g, (found) => [...found].map((letter) => `\\${letter}`).join(''))
    .replaceAll(/^(\s*)([-#+])/gm, '$1\\$2')
    .replaceAll(/^(\s*\d+)([.)])/gm, '$1\\$2')

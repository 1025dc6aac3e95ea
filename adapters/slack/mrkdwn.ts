// Renders text as Slack's mrkdwn. People's words are escaped: they cannot ping, link or format. Escaping:
// https://docs.slack.dev/messaging/formatting-message-text#escaping
import { isolateBidi, sanitizeText } from '../../src/chat/sanitize.ts'
import type { Moment, Span, Text } from '../../src/chat/view.ts'
import { chunkText } from './limits.ts'

/** A text as mrkdwn, of any length. */
export const renderMrkdwn = (text: Text): string => text.map(renderSpan).join('')

/** A text as mrkdwn in pieces, cut between words, else between graphemes. */
export function splitMrkdwn(text: Text, max: number): string[] {
  const whole = renderMrkdwn(text)
  if (whole.length <= max) return [whole]
  const found: string[] = []
  let piece = ''
  const add = (part: string) => {
    if (piece !== '' && piece.length + part.length > max) {
      found.push(piece.trimEnd())
      piece = part.trimStart()
    } else piece += part
  }
  for (const span of text) {
    if (span.kind === 'at' || span.kind === 'link') add(renderSpan(span))
    else for (const part of parts(span.text, max)) add(part)
  }
  if (piece.trim() !== '') found.push(piece)
  return found
}

/** Words and the spaces between them as mrkdwn, none longer than `max`. */
const parts = (words: string, max: number): string[] =>
  words.split(/(\s+)/).flatMap((word) => {
    const part = escapeMrkdwn(word)
    // Escaping turns a character into at most five, and an initial quote mark into one more.
    return part.length <= max ? [part] : chunkText(word, Math.max(1, Math.floor((max - 1) / 5))).map(escapeMrkdwn)
  })

function renderSpan(span: Span): string {
  switch (span.kind) {
    case 'at':
      return renderDate(span)
    case 'link':
      // Blocks are `verbatim`: only an address in angle brackets becomes a link, and nothing is formatted
      // automatically.
      return `<${escapeEntities(span.text)}>`
    default:
      return isolateBidi(escapeMrkdwn(span.text))
  }
}

/** How each style of a moment is written by the reader's client. */
export const DATE_FORMATS: Readonly<Record<Moment['style'], string>> = {
  time: '{time}',
  day: '{date_long_pretty}',
  moment: '{date_long_pretty}, {time}',
  relative: '{ago}',
}

/** Rendered by the reader's client, in the reader's zone. */
const renderDate = ({ instant, style, fallback }: Moment): string =>
  `<!date^${Math.floor(instant.getTime() / 1000)}^${DATE_FORMATS[style]}|${escapeEntities(sanitizeText(fallback).replaceAll('|', '/'))}>`

/** Escapes `&`, `<` and `>`, in this order, so that no mention, link or date is left. */
export const escapeEntities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

// Slack has no escape for formatting marks. A mark at the edge of a word is replaced by a lookalike; one inside a word
// (snake_case) formats nothing and stays.
const TWINS: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' }
const SOME_TWIN = new RegExp(`[${Object.values(TWINS).join('')}]`)
const MARKS = /`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu
/** Would turn its line into a quotation. */
const QUOTES = /^(?=&gt;)/gm
const WORD_JOINER = '\u2060'

/** People's words and plain text, verbatim. */
export function escapeMrkdwn(text: string): string {
  const safe = escapeEntities(sanitizeText(text)).replaceAll(MARKS, (mark) => TWINS[mark] ?? mark)
  return safe.includes('&gt;') ? safe.replaceAll(QUOTES, WORD_JOINER) : safe
}

/** Whether characters of an escaped text stand for others. */
export const hasTwins = (escaped: string): boolean => SOME_TWIN.test(escaped)

/** mrkdwn as plain text: for tests, logs and screen readers. */
export function visibleMrkdwn(markup: string): string {
  const bare = markup
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<(https?:[^|>]*)>/g, '$1')
    .replaceAll(/^\*(.*)\*$/gm, '$1')
    .replaceAll(/[\u2060\u2068\u2069]/g, '')
  const marks = Object.entries(TWINS).reduce((text, [mark, twin]) => text.replaceAll(twin, mark), bare)
  return unescapeEntities(marks)
}

export const unescapeEntities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

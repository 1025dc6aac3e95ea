// Tokenises a line: quotes, `key:value` and the text between. Inverse of `quoted`.

/** A token as typed. `key` is set for a `key:value` of one of the command's options. */
export interface Token {
  readonly text: string
  readonly isQuoted: boolean
  readonly key?: string
  /** Its position, so that a text keeps its own spaces and line breaks. */
  readonly start: number
  readonly end: number
}

const OPENERS = '"“„'
const CLOSERS: Readonly<Record<string, string>> = { '"': '"”', '“': '”"', '„': '“”"' }

/**
 * Splits into words and quoted texts. An apostrophe is never a quote; an unclosed quote is an ordinary character. A
 * bare `key:value` is one word, or as many as its option accepts as a whole: `due:tomorrow 9am`.
 * @param takesSpaced whether `key:` with a space behind it names its value too; `next` is the text behind, '' where another
 * key or nothing follows
 */
export function tokenize(
  words: string,
  isKey: (key: string) => boolean,
  isWhole: (key: string, text: string) => boolean,
  takesSpaced: (key: string, next: string) => boolean = () => false,
): Token[] {
  const tokens: Token[] = []
  const quotedAt = createQuoteFinder(words)
  let at = 0
  while (at < words.length) {
    if (isSpace(words[at])) {
      at++
      continue
    }
    const start = at
    const whole = quotedAt(at)
    if (whole) {
      tokens.push({ text: whole.text, isQuoted: true, start, end: whole.end })
      at = whole.end
      continue
    }
    const colon = /^([a-z][a-z0-9-]{0,30}):/i.exec(words.slice(at, at + 33))
    const key = colon?.[1]?.toLowerCase()
    if (colon && key !== undefined && isKey(key)) {
      let from = at + colon[0].length
      const isSpaced = colon[1] === key && (from >= words.length || isSpace(words[from]))
      if (isSpaced) {
        const behind = words.slice(from).trimStart()
        const another = /^([a-z][a-z0-9-]{0,30}):/i.exec(behind.slice(0, 33))?.[1]?.toLowerCase()
        const next = another !== undefined && isKey(another) ? '' : behind
        if (takesSpaced(key, next)) {
          if (next === '') {
            tokens.push({ text: '', isQuoted: false, key, start, end: from })
            at = from
            continue
          }
          from = words.length - behind.length
        }
      }
      const value = quotedAt(from)
      const end = value ? value.end : wholeEnd(words, from, (text) => isWhole(key, text))
      const text = value ? value.text : words.slice(from, end)
      // `due:` without a value is text.
      if (value || text !== '') {
        tokens.push({ text, isQuoted: false, key, start, end })
        at = end
        continue
      }
    }
    at = wordEnd(words, at)
    tokens.push({ text: words.slice(start, at), isQuoted: false, start, end: at })
  }
  return tokens
}

/** Finds a quoted text that begins here and ends before a space or the end; unescapes `\"` and `\\`. */
function createQuoteFinder(words: string): (start: number) => { text: string; end: number } | null {
  // Where a quote of each kind closes, found once for the whole line so that many open quotes stay linear.
  const ends = new Map<string, { from: number; to: number }>()
  return (start) => {
    const opener = words[start]
    if (opener === undefined || !OPENERS.includes(opener)) return null
    const closers = CLOSERS[opener] ?? opener
    const escaped = `\\${closers}`
    const isEscape = (at: number) =>
      words[at] === '\\' && at + 1 < words.length && escaped.includes(words[at + 1] ?? ' ')
    let known = ends.get(opener)
    if (!known || start < known.from || start >= known.to) {
      let to = start + 1
      while (to < words.length && !closers.includes(words[to] ?? '')) to += isEscape(to) ? 2 : 1
      known = { from: start, to }
      ends.set(opener, known)
    }
    const end = known.to
    if (end >= words.length || (end + 1 < words.length && !isSpace(words[end + 1]))) return null
    let text = ''
    for (let at = start + 1; at < end; at++) {
      if (isEscape(at)) at++
      text += words[at] ?? ''
    }
    return { text, end: end + 1 }
  }
}

/** Bare if it reads back as itself, else quoted. */
export function quoteValue(value: string): string {
  if (value !== '' && !/[\s"“”„\\]/u.test(value)) return value
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('”', '\\”')}"`
}

/** The largest number of words in one value. */
export const MAX_VALUE_WORDS = 6

/** The end of the longest run of words that is a whole value; else of the first word. */
function wholeEnd(words: string, start: number, isWhole: (text: string) => boolean): number {
  let end = wordEnd(words, start)
  if (end === start) return end
  for (let at = end, count = 1; count < MAX_VALUE_WORDS && at < words.length; count++) {
    while (isSpace(words[at])) at++
    at = wordEnd(words, at)
    if (isWhole(words.slice(start, at))) end = at
  }
  return end
}

function wordEnd(words: string, start: number): number {
  let at = start
  while (at < words.length && !isSpace(words[at])) at++
  return at
}

const isSpace = (letter: string | undefined): boolean => letter !== undefined && /\s/.test(letter)

// Lines and requests: what `key:value`, quotes and words mean, and the inverse.
// parse(format(request)) is the same request, for any request; buttons depend on it.
import type { AnyCommand } from './command.ts'
import type { AnyOption } from './options.ts'
import type { RawValues } from './request.ts'

/** A token as typed. `key` is set where it is `key:value` of one of the command's own options. */
interface Token {
  readonly text: string
  readonly isQuoted: boolean
  readonly key?: string
  /** Where it stood, so that a text keeps its own spaces and line breaks. */
  readonly start: number
  readonly end: number
}

/** The line that asks for a command with these values: `task add title:"Call Ann" due:tomorrow`. */
export function format(command: string, values: RawValues): string {
  const blanks = Object.entries(values).map(([key, value]) => `${key}:${quoted(value)}`)
  return [command, ...blanks].join(' ')
}

/**
 * Reads what follows `noun verb`. Whatever is not `key:value` goes to the blanks in their order; whatever fits no
 * blank stays in the text of the widest one. Nothing typed is dropped: `left` has what no blank could take.
 */
export function parseBlanks<Me>(
  command: Pick<AnyCommand<Me>, 'options'>,
  words: string,
): { readonly values: RawValues; readonly left: string } {
  const options = command.options
  const isKey = (key: string): boolean => Object.hasOwn(options, key) || key === DRAFT || key === KEPT
  const tokens = tokensOf(words, isKey, (key, text) => options[key]?.isWhole?.(text) === true)
  const values: Record<string, string> = {}
  const loose: Token[] = []
  for (const token of tokens) {
    if (token.key !== undefined && values[token.key] === undefined) values[token.key] = token.text
    else loose.push(token)
  }
  const free = Object.entries(options).filter(([name]) => values[name] === undefined)
  return { values, left: fill(free, loose, words, values) }
}

/** A reserved blank of every command: the draft that holds what a form begins with. The form is opened. */
export const DRAFT = 'draft'

/** A reserved blank of every command: where the rest of a line is that was too long for a button. It is run. */
export const KEPT = 'kept'

type Named<Me> = readonly [string, AnyOption<Me>]

/** Gives loose words to blanks; returns what is left over. */
function fill<Me>(free: Named<Me>[], loose: Token[], words: string, values: Record<string, string>): string {
  let tokens = loose
  let blanks = free
  // Words at the front that look like the blanks in front: `energy log 2 tired`.
  while (blanks[0] && tokens[0] && blanks[0][1].takes === 'word') {
    const [name, option] = blanks[0]
    if (option.matches?.(tokens[0].text)) {
      values[name] = tokens[0].text
      tokens = tokens.slice(1)
    } else if (
      (option.isRequired &&
        (blanks.every(([, other]) => other.takes === 'word') || (option.kind === 'integer' && isNumber(tokens[0])))) ||
      (option.kind === 'time' && isClock(tokens[0]))
    ) {
      // The only place for it, or meant for it, like 25:00: the option itself says what would be right.
      values[name] = tokens[0].text
      tokens = tokens.slice(1)
    }
    blanks = blanks.slice(1)
  }
  const widest = blanks.findIndex(([, option]) => option.takes !== 'word')
  if (widest < 0 || tokens.length === 0) return textOf(tokens, words)
  const [name, option] = blanks[widest] ?? []
  if (name === undefined || option === undefined) return textOf(tokens, words)
  blanks = blanks.slice(widest + 1)
  if (option.takes === 'rest') {
    values[name] = textOf(tokens, words)
    return ''
  }
  const next = blanks.find(
    ([, other]) => other.takes === 'rest' || (option.kind === 'lookup' && other.kind === 'lookup'),
  )
  const first = tokens[0]
  if (next && first && (next[1].takes === 'rest' || first.isQuoted || tokens.every(isNumber))) {
    // A thing, then a text: `comment add landlord I called him`; or several things by number: `plan 1 3 5`.
    values[name] = first.text
    return tokens.length > 1 ? fill(blanks, tokens.slice(1), words, values) : ''
  }
  if (next?.[1].isRequired && tokens.length > 1) {
    // Two things that are both needed: the last word is the second, `project invite new flat ben`.
    values[next[0]] = tokens[tokens.length - 1]?.text ?? ''
    tokens = tokens.slice(0, -1)
    blanks = blanks.filter((blank) => blank !== next)
  }
  tokens = takeEnds(blanks, tokens, option, words, values)
  const text = textOf(tokens, words)
  const ending = text === '' ? undefined : takeWords(blanks, text, option, values)
  if (ending ?? text) values[name] = ending ?? text
  return ''
}

/** Words at the end that look like the blanks at the end: `focus start report 25`. */
function takeEnds<Me>(
  blanks: Named<Me>[],
  loose: Token[],
  wide: AnyOption<Me>,
  _words: string,
  values: Record<string, string>,
) {
  let tokens = loose
  for (const [name, option] of blanks.filter(([, each]) => each.takes === 'word').toReversed()) {
    const last = tokens[tokens.length - 1]
    if (!last || last.isQuoted || (tokens.length === 1 && wide.isRequired)) break
    if (!option.matches?.(last.text)) continue
    values[name] = last.text
    tokens = tokens.slice(0, -1)
  }
  return tokens
}

/** A date at the end of a text: `task move report friday 9am`. */
function takeWords<Me>(blanks: Named<Me>[], text: string, wide: AnyOption<Me>, values: Record<string, string>) {
  for (const [name, option] of blanks) {
    const taken = option.takeEnd?.(text)
    if (!taken || (taken.text.trim() === '' && wide.isRequired)) continue
    values[name] = taken.mine
    return taken.text.trim()
  }
  return undefined
}

const isClock = (token: Token): boolean => /^\d{1,2}[:.]\d{2}$|^\d{1,2}([:.]\d{2})?[ap]m$/i.test(token.text)
const isNumber = (token: Token): boolean => /^#?\d{1,3}$/.test(token.text)

/** Loose tokens as typed: their own spacing where they stood side by side, the quotes of a lone quoted text gone. */
function textOf(tokens: readonly Token[], words: string): string {
  const only = tokens[0]
  if (tokens.length === 1 && only) return only.text
  let text = ''
  let end = -1
  for (const token of tokens) {
    if (text !== '') text += /\n/.test(words.slice(end, token.start)) ? '\n' : ' '
    text += words.slice(token.start, token.end)
    end = token.end
  }
  return text
}

const OPENERS = '"“„'
const CLOSERS: Readonly<Record<string, string>> = { '"': '"”', '“': '”"', '„': '“”"' }

/**
 * Splits into words and quoted texts. An apostrophe is never a quote; a quote that never closes is a letter. A bare
 * `key:value` is one word, or as many as its option takes for a whole: `due:tomorrow 9am`.
 */
function tokensOf(
  words: string,
  isKey: (key: string) => boolean,
  isWhole: (key: string, text: string) => boolean,
): Token[] {
  const tokens: Token[] = []
  const quotedAt = quotesOf(words)
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
      const from = at + colon[0].length
      const value = quotedAt(from)
      const end = value ? value.end : wholeEnd(words, from, (text) => isWhole(key, text))
      const text = value ? value.text : words.slice(from, end)
      // `due:` with nothing behind it says nothing: it stays text.
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

/** Finds a quoted text that begins at a place, and ends before a space or the end, with `\"` and `\\` read. */
function quotesOf(words: string): (start: number) => { text: string; end: number } | null {
  // Where a quote of each kind ends that begins between two places: looked for once, not for every quote that is open.
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

/** Bare where that reads back as itself, quoted where not. */
function quoted(value: string): string {
  if (value !== '' && !/[\s"“”„\\]/u.test(value)) return value
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('”', '\\”')}"`
}

/** Words one value may have. */
const MOST = 6

/** Where the longest run of words ends that is a whole value; the first word's end where none is. */
function wholeEnd(words: string, start: number, isWhole: (text: string) => boolean): number {
  let end = wordEnd(words, start)
  if (end === start) return end
  for (let at = end, count = 1; count < MOST && at < words.length; count++) {
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

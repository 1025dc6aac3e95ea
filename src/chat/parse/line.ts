// Parses and formats lines: `key:value`, quotes and words. parse(format(request)) equals the request for every request;
// buttons depend on it.
import type { CommandLine } from '../../contracts/command-line.ts'
import type { AnyCommand } from '../command.ts'
import type { AnyOption } from '../options.ts'
import type { RawValues } from '../request.ts'
import { MAX_VALUE_WORDS, quoteValue, type Token, tokenize } from './tokens.ts'

/** Formats the line of a command with these values: `task add title:"Call Ann" due:tomorrow`. */
export function formatLine(command: string, values: RawValues): CommandLine {
  const blanks = Object.entries(values).map(([key, value]) => `${key}:${quoteValue(value)}`)
  return [command, ...blanks].join(' ') as CommandLine
}

/**
 * Parses what follows `noun verb`. Words without `key:` are assigned to options in their order; what fits none stays in
 * the text of the widest one. Nothing is dropped: `unparsed` has what no option accepts.
 */
export function parseOptions<Me>(
  command: Pick<AnyCommand<Me>, 'options' | 'captures'>,
  words: string,
): { readonly values: RawValues; readonly unparsed: string } {
  const options = command.options
  const isKey = (key: string): boolean => Object.hasOwn(options, key) || RESERVED.has(key)
  // “about: beds” is a value; in a line that is kept as a task, “notes: the blue one” may be its title.
  const takesSpaced = (key: string, next: string): boolean =>
    Object.hasOwn(options, key) && (!command.captures || (next !== '' && acceptsBeginning(options[key], next)))
  const tokens = tokenize(words, isKey, (key, text) => options[key]?.acceptsText?.(text) === true, takesSpaced)
  const values: Record<string, string> = {}
  const loose: Token[] = []
  // A named text takes the words up to the next name, unless a required option would be left without any.
  const isUnmet = Object.entries(options).some(
    ([name, option]) => option.isRequired && tokens.every(({ key }) => key !== name),
  )
  let open: string | null = null
  let free: string | null = null
  const empty: string[] = []
  for (const token of tokens) {
    // “habit:” without a value is refused: what the command does without any may be much more.
    if (
      token.key !== undefined &&
      token.text === '' &&
      token.end - token.start === token.key.length + 1 &&
      !options[token.key]?.isRequired
    )
      empty.push(`${token.key}:`)
    else if (token.key !== undefined && values[token.key] === undefined) {
      values[token.key] = token.text
      free = null
      const isQuotedValue = /["”]$/.test(words.slice(token.start, token.end))
      const canGoOn = !isQuotedValue && token.text !== '' && takesMore(options[token.key], token.text)
      open = canGoOn && (!isUnmet || loose.length > 0) ? token.key : null
      // "notes:the blue one Buy milk": where the notes end, nothing says.
      free = canGoOn && open === null && options[token.key]?.isMultiline ? token.key : null
      if (canGoOn && open === null && /,$/.test(token.text)) open = token.key
    } else if (open !== null && !token.isQuoted && !isOfAnother(options, values, token)) {
      const isListed = !isUnmet || loose.length > 0 || /,$/.test(token.text)
      values[open] = `${values[open]} ${token.text}`
      if (!isListed) open = null
    } else if (free !== null && loose.length === 0 && !token.isQuoted && !isOfAnother(options, values, token)) {
      return { values, unparsed: words.slice(token.start).trim() }
    } else loose.push(token)
  }
  const unnamed = Object.entries(options).filter(([name]) => values[name] === undefined)
  const unparsed = assignTokens(unnamed, loose, words, values)
  return { values, unparsed: [unparsed, ...empty].filter((part) => part !== '').join(' ') }
}

/** Whether words behind the value go on with it: a text, a name, or what the option can't read and refuses whole. */
const takesMore = <Me>(option: AnyOption<Me> | undefined, value: string): boolean =>
  option?.kind === 'text' ||
  option?.kind === 'lookup' ||
  ((option?.acceptsText !== undefined || option?.matches !== undefined) &&
    option.acceptsText?.(value) !== true &&
    option.matches?.(value) !== true)

/** Whether the first words of a text are a value of the option. */
function acceptsBeginning<Me>(option: AnyOption<Me> | undefined, text: string): boolean {
  const words = text.split(/\s+/).slice(0, MAX_VALUE_WORDS)
  return words.some((_, index) => {
    const value = words.slice(0, words.length - index).join(' ')
    return option?.acceptsText?.(value) === true || (!value.includes(' ') && option?.matches?.(value) === true)
  })
}

/** Whether the word is a value of an option that has none yet: "task move task:milk friday". */
const isOfAnother = <Me>(options: AnyCommand<Me>['options'], values: RawValues, { text }: Token): boolean =>
  Object.entries(options).some(
    ([name, option]) =>
      values[name] === undefined &&
      (option.acceptsText?.(text) === true || (option.takes === 'word' && option.matches?.(text) === true)),
  )

/** Reserved option of every command: the id of the draft with a form's initial values. Opens the form. */
export const DRAFT_OPTION = 'draft'

/**
 * Reserved option of every command: the id of the stored rest of a line that was too long for a button. Runs the line.
 */
export const STORED_LINE_OPTION = 'kept'

/** Reserved option of every command: its form did not know its subject yet, so empty fields mean nothing. */
export const UNFILLED_OPTION = 'unfilled'

/** A reserved option of every command: the name of the one option that its form asks for. */
export const ASKED_OPTION = 'asked'

const RESERVED: ReadonlySet<string> = new Set([DRAFT_OPTION, STORED_LINE_OPTION, UNFILLED_OPTION, ASKED_OPTION])

type NamedOption<Me> = readonly [string, AnyOption<Me>]

/** Assigns loose words to options; returns what is left. */
function assignTokens<Me>(
  free: NamedOption<Me>[],
  loose: Token[],
  words: string,
  values: Record<string, string>,
): string {
  let { blanks, tokens } = takeLeadingWords(free, loose, values)
  const widest = blanks.findIndex(([, option]) => option.takes !== 'word')
  if (widest < 0 || tokens.length === 0) return looseText(tokens, words)
  const [name, option] = blanks[widest] ?? []
  if (name === undefined || option === undefined) return looseText(tokens, words)
  blanks = blanks.slice(widest + 1)
  if (option.takes === 'rest') {
    values[name] = looseText(tokens, words)
    return ''
  }
  const next = blanks.find(
    ([, other]) => other.takes === 'rest' || (option.kind === 'lookup' && other.kind === 'lookup'),
  )
  const first = tokens[0]
  const numbers = option.kind === 'lookup' ? leadingNumbers(tokens) : 0
  const after = tokens.slice(numbers)
  if (numbers > 0 && after.length > 0) {
    // Several by number, then a moment: `later 1-3 friday`.
    const rest = looseText(after, words)
    const moment = blanks.find(([, other]) => other.acceptsText?.(rest) === true)
    if (moment) {
      values[name] = looseText(tokens.slice(0, numbers), words)
      values[moment[0]] = rest
      return ''
    }
  }
  if (next && first && (next[1].takes === 'rest' || first.isQuoted || tokens.every(isNumber))) {
    // A thing, then a text: `comment add landlord I called him`; or several things by number: `plan 1 3 5`.
    values[name] = first.text
    return tokens.length > 1 ? assignTokens(blanks, tokens.slice(1), words, values) : ''
  }
  if (next?.[1].isRequired && tokens.length > 1) {
    // Two required things: the last word is the second, `project invite new flat ben`.
    values[next[0]] = tokens[tokens.length - 1]?.text ?? ''
    tokens = tokens.slice(0, -1)
    blanks = blanks.filter((blank) => blank !== next)
  }
  tokens = takeTrailingWords(blanks, tokens, option, values)
  const text = looseText(tokens, words)
  const ending = text === '' ? undefined : takeTrailingText(blanks, text, option, values)
  if (ending ?? text) values[name] = ending ?? text
  return ''
}

/** How many words at the front are numbers of a list, if they are several: "1 2", "1-3", "2, 3". */
function leadingNumbers(tokens: readonly Token[]): number {
  const end = tokens.findIndex(
    ({ text, isQuoted }) => isQuoted || !/^#?\d{1,3}(?:-#?\d{1,3})?,?$|^,$|^and$|^&$/.test(text),
  )
  const count = end < 0 ? tokens.length : end
  const found = tokens.slice(0, count)
  return found.filter(({ text }) => /\d/.test(text)).length > 1 || found.some(({ text }) => text.includes('-'))
    ? count
    : 0
}

/** Leading words that match the leading options: `energy log 2 tired`. Returns what is left of both. */
function takeLeadingWords<Me>(free: NamedOption<Me>[], loose: Token[], values: Record<string, string>) {
  let tokens = loose
  let blanks = free
  while (blanks[0] && tokens[0] && blanks[0][1].takes === 'word') {
    const [name, option] = blanks[0]
    // The option reports an impossible value such as 25:00 itself.
    const isMeant =
      (option.isRequired &&
        (blanks.every(([, other]) => other.takes === 'word') || (option.kind === 'integer' && isNumber(tokens[0])))) ||
      (option.kind === 'time' && isClock(tokens[0]))
    // Help prints `[week]`, and so it is typed.
    const isNamedFlag = option.kind === 'flag' && tokens[0].text.toLowerCase() === name
    if (isMeant || isNamedFlag || option.matches?.(tokens[0].text)) {
      values[name] = isNamedFlag ? 'yes' : tokens[0].text
      tokens = tokens.slice(1)
    }
    blanks = blanks.slice(1)
  }
  return { blanks, tokens }
}

/** Trailing words that match the trailing options: `focus start report 25`. */
function takeTrailingWords<Me>(
  blanks: NamedOption<Me>[],
  loose: Token[],
  wide: AnyOption<Me>,
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
function takeTrailingText<Me>(
  blanks: NamedOption<Me>[],
  text: string,
  wide: AnyOption<Me>,
  values: Record<string, string>,
) {
  for (const [name, option] of blanks) {
    const taken = option.splitTrailing?.(text)
    if (!taken || (taken.text.trim() === '' && wide.isRequired)) continue
    values[name] = taken.mine
    return taken.text.trim()
  }
  return undefined
}

/** Has the form of a time of day, possible or not. */
const isClock = (token: Token): boolean => /^\d{1,2}[:.]\d{2}$|^\d{1,2}([:.]\d{2})?[ap]m$/i.test(token.text)

const isNumber = (token: Token): boolean => /^#?\d{1,3}$/.test(token.text)

/**
 * Loose tokens as typed, with their own spacing where they were adjacent, and without the quotes of a single quoted
 * text.
 */
function looseText(tokens: readonly Token[], words: string): string {
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

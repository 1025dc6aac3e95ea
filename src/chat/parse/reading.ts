// Interprets a typed line in the order of the conversation design: whole-line phrase, `noun verb`, an alias or bare
// noun if the whole line parses; else it is captured. Nothing typed is lost.
import type { CardSubject } from '../../contracts/conversation.ts'
import { cleanText } from '../../text.ts'
import type { AnyCommand, Catalogue } from '../command.ts'
import { commandNoun, isOneEditAway, normalizePhrase } from '../command.ts'
import { missingOptions } from '../form.ts'
import type { RawValues } from '../request.ts'
import { parseOptions } from './line.ts'

/** A command with raw option values. `unparsed` are words that no option accepts. */
export interface ParsedCommand<Me> {
  readonly command: AnyCommand<Me>
  readonly values: RawValues
  readonly unparsed: string
}

/** An interpretation of a typed line. */
export type ParsedLine<Me> =
  | { readonly kind: 'number'; readonly number: number }
  /** Several choices of a select, if the newest view has one; else `capture`. */
  | { readonly kind: 'numbers'; readonly numbers: readonly number[]; readonly capture: ParsedCommand<Me> }
  | { readonly kind: 'yes' | 'no' | 'thanks' }
  /** Certain: errors are reported. A whole phrase may also be the label of a button. */
  | ({ readonly kind: 'command'; readonly isPhrase?: boolean } & ParsedCommand<Me>)
  /** Used only if every option parses; else `capture`, with *I meant*. */
  | {
      readonly kind: 'maybe'
      readonly meant: ParsedCommand<Me>
      readonly word: string
      readonly capture: ParsedCommand<Me>
    }
  /**
   * `nearMiss`: a noun with a misspelt verb, or a misspelt phrase; `perhaps`: a bare verb of tasks, used only if it
   * parses.
   */
  | {
      readonly kind: 'capture'
      readonly capture: ParsedCommand<Me>
      readonly nearMiss?: NamedCommand<Me>
      readonly perhaps?: NamedCommand<Me>
    }

type NamedCommand<Me> = ParsedCommand<Me> & { readonly word: string }

/** Reads a line by itself; `parseReply` says what else it means to a card. */
export function parseLine<Me>(catalogue: Catalogue<Me>, raw: string): ParsedLine<Me> {
  const line = cleanText(raw).trim()
  const phrase = normalizePhrase(line)
  const home = line === '' && catalogue.findByAlias('home')
  if (home) return { kind: 'command', command: home, values: {}, unparsed: '' }
  if (NUMBERS.test(phrase)) {
    const numbers = (phrase.match(/\d+/g) ?? []).map(Number)
    const [number] = numbers
    if (number !== undefined && numbers.length === 1) return { kind: 'number', number }
    return { kind: 'numbers', numbers, capture: parseCapture(catalogue, line) }
  }
  if (YES.test(phrase)) return { kind: 'yes' }
  if (NO.test(phrase)) return { kind: 'no' }
  if (THANKS.test(phrase)) return { kind: 'thanks' }
  const whole = catalogue.findByPhrase(line)
  if (whole) return { kind: 'command', isPhrase: true, ...whole, unparsed: '' }
  const plain = readWithoutPoliteness(catalogue, line)
  if (plain) return plain
  const words = /^\/?(\S+)(?:\s+(\S+))?/.exec(line)
  const second = words?.[2]?.toLowerCase() ?? ''
  // "done!" alone is “done”.
  const first = (second === '' ? phrase.replace(/^\//, '') : words?.[1]?.toLowerCase()) ?? ''
  const named = catalogue.findCommand(`${first} ${second}`)
  if (named) return { kind: 'command', command: named, ...parseOptions(named, textAfterWords(line, 2)) }
  const capture = parseCapture(catalogue, line)
  const brief = catalogue.findByAlias(first) ?? catalogue.findDefault(first)
  // A known word is not treated as a typing error: "project" is not nearly "projects".
  const almost = brief
    ? undefined
    : (catalogue.findNearPhrase(line) ?? (second === '' ? findNearAlias(catalogue, first) : undefined))
  if (almost) return { kind: 'capture', capture, nearMiss: { ...almost, unparsed: '' } }
  const nearMiss = findNearCommand(catalogue, first, second, line)
  if (nearMiss) return { kind: 'capture', capture, nearMiss }
  if (brief) {
    const rest = textAfterWords(line, 1)
    const meant = { command: brief, ...parseOptions(brief, rest) }
    // Who names an option means the command: what is wrong with it is refused, not kept with its name as words.
    if (hasNamedOption(brief, rest)) return { kind: 'command', ...meant }
    return {
      kind: 'maybe',
      // “energy 2 drinks”, “wrap presents”: after a bare alias, an optional text does not indicate a command.
      meant: takesOptionalText(brief, meant.values, rest) ? { ...meant, unparsed: rest } : meant,
      word: first,
      capture,
    }
  }
  const bare = second === '' ? undefined : catalogue.findCommand(`${commandNoun(capture.command.name)} ${first}`)
  const perhaps = bare && { command: bare, ...parseOptions(bare, textAfterWords(line, 1)), word: bare.name }
  return { kind: 'capture', capture, ...(perhaps ? { perhaps } : {}) }
}

/** Longer ones are sentences. */
const MAX_POLITE_WORDS = 12

/** “ok start”, “actually no”, “ugh, I have so much to do please”: what its other words say alone, if they are a phrase. */
function readWithoutPoliteness<Me>(catalogue: Catalogue<Me>, line: string): ParsedLine<Me> | null {
  const language = catalogue.commands.find((command) => command.language)?.language
  if (!language) return null
  const words = line.match(/\S+/g) ?? []
  if (words.length < 2 || words.length > MAX_POLITE_WORDS) return null
  const folded = words.map((word) => word.toLowerCase().replaceAll(/['’`]|^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
  const { start, end } = language.peelPoliteness(folded)
  for (const [from, to] of [
    [start, words.length - end],
    [start, words.length],
    [0, words.length - end],
  ]) {
    const rest = words.slice(from, to)
    if (rest.length === words.length || rest.length === 0) continue
    const text = rest.join(' ')
    const phrase = normalizePhrase(text)
    if (YES.test(phrase)) return { kind: 'yes' }
    if (NO.test(phrase)) return { kind: 'no' }
    const whole = catalogue.findByPhrase(text)
    const alias = rest.length === 1 ? catalogue.findByAlias(phrase) : undefined
    const said = whole ?? (alias && { command: alias, values: {} })
    // “Actually no, I'm done”: who says no has had enough, and ends no thing with it.
    if (said && folded.slice(0, from).some((word) => NO.test(word)) && language.isOfOneself(text)) return null
    if (said) return { kind: 'command', isPhrase: true, ...said, unparsed: '' }
  }
  return null
}

/** "add milk due:friday": does one of the words name an option of the command? */
const hasNamedOption = <Me>(command: AnyCommand<Me>, words: string): boolean =>
  [...words.matchAll(/(?:^|\s)([a-z][a-z-]*):\S/g)].some(([, name = '']) => Object.hasOwn(command.options, name))

/** Whether unnamed words were assigned to an optional text that accepts anything. */
const takesOptionalText = <Me>(command: AnyCommand<Me>, values: RawValues, words: string): boolean =>
  Object.entries(command.options).some(
    ([name, option]) =>
      option.kind === 'text' &&
      !option.isRequired &&
      !option.isNameable &&
      values[name] !== undefined &&
      !new RegExp(`(^|\\s)${name}:`, 'i').test(words),
  )

/** Interprets the line of a button or form: always a command, never captured. */
export function parseButtonLine<Me>(catalogue: Catalogue<Me>, line: string): ParsedCommand<Me> | null {
  const [, first = '', second = ''] = /^\/?(\S+)(?:\s+(\S+))?/.exec(line) ?? []
  const named = catalogue.findCommand(`${first} ${second}`)
  if (named) return { command: named, ...parseOptions(named, textAfterWords(line, 2)) }
  const brief = catalogue.findByAlias(first) ?? catalogue.findDefault(first)
  return brief ? { command: brief, ...parseOptions(brief, textAfterWords(line, 1)) } : null
}

const MEANS_THE_SAME: ReadonlySet<string> = new Set(['number', 'numbers', 'yes', 'no', 'thanks'])
const YES = /^(yes|yep|yeah|yea|yup|ya|y|sure|yes please|ja|oui|si|sí)$/
const NO = /^(no|nope|nah|n|no thanks|no thank you|nein|non)$/
const NUMBERS = /^#?\d{1,3}((\s*,\s*|\s+)#?\d{1,3})*$/
const THANKS =
  /^(thanks|thank you|thank u|thanks a lot|many thanks|thx|ty|tysm|cheers|danke|merci|gracias|ok|okay|k|kk|alright|got it|great|nice|cool|perfect|lol|haha|👍|❤️|❤|🙏)[\u{1F3FB}-\u{1F3FF}]?$/u

/**
 * A reply to a card: a bare verb acts on it, anything else becomes a comment or a note. Null where it means the same as
 * anywhere else: nothing, a number, yes, no, thanks.
 * @param reading what the line means by itself
 */
export function parseReply<Me>(
  catalogue: Catalogue<Me>,
  reading: ParsedLine<Me>,
  raw: string,
  card: CardSubject,
): ParsedLine<Me> | null {
  const line = raw.trim()
  if (line === '' || MEANS_THE_SAME.has(reading.kind)) return null
  const verb = normalizePhrase(line)
  const acts = catalogue.findCommand(`${card.kind} ${verb}`) ?? catalogue.findByAlias(verb)
  if (acts && Object.hasOwn(acts.options, card.kind))
    return { kind: 'command', command: acts, values: { [card.kind]: card.id }, unparsed: '' }
  // A verb of the card's noun that needs no subject: only one session runs at a time.
  if (acts?.name.startsWith(`${card.kind} `) && missingOptions(acts, {}).length === 0)
    return { kind: 'command', command: acts, values: {}, unparsed: '' }
  const takes = catalogue.findReplyCommand(card.kind)
  if (!takes?.takesReply) return null
  const values: Record<string, string> = { [takes.takesReply.into]: line }
  if (Object.hasOwn(takes.options, card.kind)) values[card.kind] = card.id
  return { kind: 'command', command: takes, values, unparsed: '' }
}

/** Two to fifty short lines are several things; any other text is one. */
function parseCapture<Me>(catalogue: Catalogue<Me>, line: string): ParsedCommand<Me> {
  const { command, into } = findCaptureCommand(catalogue, line)
  return { command, values: namedValues(command, line, into) ?? { [into]: line }, unparsed: '' }
}

/** The command that saves such a line, and the option it goes into. @throws Error where no command saves lines */
export function findCaptureCommand<Me>(
  catalogue: Catalogue<Me>,
  line: string,
): { readonly command: AnyCommand<Me>; readonly into: string } {
  const lines = line.split(/\r?\n/).filter((each) => each.trim() !== '')
  const isMany = lines.length >= 2 && lines.length <= 50 && lines.every((each) => each.length <= 200)
  const command = (isMany && catalogue.findCapture('many')) || catalogue.findCapture('one')
  if (!command?.captures) throw new Error('No command captures lines')
  return { command, into: command.captures.into }
}

/** Kinds of options that no title is likely to name by chance, and that refuse what they can't read. */
const NAMES_ITSELF: ReadonlySet<string> = new Set(['when', 'time', 'integer', 'choice'])

/** "buy milk due:friday": named values on a bare line; null where words that aren't values would be taken for some. */
function namedValues<Me>(command: AnyCommand<Me>, line: string, into: string): RawValues | null {
  if (!/\s[a-z]+:\S/i.test(line) || line.includes('\n')) return null
  const { values, unparsed } = parseOptions(command, line)
  const named = Object.entries(values).filter(([name]) => name !== into)
  const isSure = named.every(([name, value]) => {
    const option = command.options[name]
    return option?.kind === 'text' || option?.acceptsText?.(value) === true || option?.matches?.(value) === true
  })
  const isNamed = named.length > 0 && named.every(([name]) => line.toLowerCase().includes(`${name}:`))
  // “buy milk due:blah” is refused by the option itself, which says what it takes.
  const isOwn = named.every(([name]) => NAMES_ITSELF.has(command.options[name]?.kind ?? 'text'))
  return isNamed && (isSure || isOwn) && unparsed === '' && values[into] ? values : null
}

/** `task ad Buy milk`: a noun, and a verb with one typing error. */
function findNearCommand<Me>(catalogue: Catalogue<Me>, noun: string, verb: string, line: string) {
  if (!catalogue.nouns.includes(noun) || verb.length < 2) return undefined
  const command = catalogue.commands.find(
    ({ name }) => name.startsWith(`${noun} `) && isOneEditAway(verb, name.slice(noun.length + 1)),
  )
  return command && { command, ...parseOptions(command, textAfterWords(line, 2)), word: command.name }
}

/** `hepl`: a single word, one typing error from a whole-line phrase. */
function findNearAlias<Me>(catalogue: Catalogue<Me>, word: string) {
  if (word.length < 4) return undefined
  const known = catalogue.commands
    .flatMap(({ aliases = [] }) => aliases.map((short) => short.replace(/^\//, '')))
    .find((short) => short.length >= 4 && isOneEditAway(word, short))
  const command = known === undefined ? undefined : catalogue.findByAlias(known)
  return command && known !== undefined ? { command, values: {}, word: known } : undefined
}

/** The text after the first words, with its own spacing. */
function textAfterWords(line: string, count: number): string {
  const found = count === 1 ? /^\S+\s*/.exec(line) : /^\S+\s+\S+\s*/.exec(line)
  return line.slice(found?.[0].length ?? line.length)
}

// An option is one typed value of a command: it reads, refuses and suggests for itself.
// Here are those that need nothing but the words; those that look things up are in src/commands/lib/options.ts.
import type { CommandLine } from '../contracts/command-line.ts'
import { UserError } from '../user-error.ts'
import { excerpt, joinWords } from './phrases.ts'
import type { Request } from './request.ts'
import type { Choice } from './view.ts'

/** What an option may use while parsing. */
export interface OptionContext<Me> {
  readonly me: Me
  readonly request: Request
  /** The option's name, for messages. */
  readonly name: string
  /**
   * The value comes from a sentence that may mean something else, so a look-up requires whole words of an open thing.
   */
  readonly isGuess?: boolean
  /** The same line with another value of this option: for the buttons of "which one?". */
  lineWith(value: string): CommandLine
}

/** The kind of input; platforms choose the field by it. */
export type OptionKind = 'text' | 'integer' | 'choice' | 'flag' | 'when' | 'time' | 'lookup'

/**
 * `T` is what `read` returns; `Given` says whether a command can rely on it (required, or with a default). How unnamed
 * words are assigned: `word` takes one that matches, `wide` as many as are left, `rest` all to the end of the line.
 */
export interface Option<T, Me = unknown, Given extends boolean = boolean> {
  readonly kind: OptionKind
  readonly about: string
  readonly takes: 'word' | 'wide' | 'rest'
  readonly isRequired: boolean
  readonly isClearable: boolean
  /**
   * An optional text that is set by the words after an alias: `help task`. The command refuses what it doesn't know.
   */
  readonly isNameable?: boolean
  /** Multi-line field in a form. */
  readonly isMultiline: boolean
  /** A yes or no that forms ask for too. */
  readonly isFormField?: boolean
  /** Set by buttons only: no form, help or platform lists it. */
  readonly isHidden?: boolean
  readonly default?: T
  /** The default as help prints it. */
  readonly defaultText?: string
  readonly choices?: readonly Choice[]
  readonly min?: number
  readonly max?: number
  /** A date of which only the day counts. */
  readonly isDay?: boolean
  /** What an integer counts: minutes. */
  readonly unit?: string
  /** Whether this one word matches (`word` only). */
  matches?(word: string): boolean
  /** Whether this text of several words is a value; then `key:` takes them all. */
  acceptsText?(text: string): boolean
  /** Splits a value off the end of a text: "report friday 9am" → "report" and "friday 9am". */
  splitTrailing?(text: string): { readonly text: string; readonly mine: string } | null
  /** @throws UserError with an example of what is accepted. */
  read(raw: string, asking: OptionContext<Me>): T | Promise<T>
  /** The ids of what words like “the second one” point at; empty where they point at nothing. */
  pointAt?(words: string, me: Me, request: Request): Promise<readonly string[]>
  /** Several things named at once: "1 2 3", "both". Null where the text names one, or none. */
  readSeveral?(raw: string, asking: OptionContext<Me>): Promise<SeveralValues<T> | null>
  suggest?(typed: string, asking: OptionContext<Me>): Promise<readonly Choice[]>
  readonly isGiven: Given
}

/** What a text names that names several things. */
export interface SeveralValues<T> {
  readonly found: readonly T[]
  /** A sentence for each part that names nothing. */
  readonly missing: readonly string[]
}

/** An option, whatever it reads. */
export type AnyOption<Me> = Option<unknown, Me, boolean>
/** A command's options by name, in the order they are filled. */
export type Options<Me> = Readonly<Record<string, AnyOption<Me>>>

type ValueOf<O> = O extends { read(...args: never[]): infer R; readonly isGiven: infer Given }
  ? Given extends true
    ? Awaited<R>
    : Awaited<R> | undefined
  : never

/** The option values a command's `run` receives. */
export type Values<O> = { readonly [K in keyof O]: ValueOf<O[K]> }

type OptionalOption<T> = Option<T, unknown, false>

/** The defaults of an option: optional, not clearable, one line. */
export const optionDefaults = { isRequired: false, isClearable: false, isMultiline: false, isGiven: false } as const

interface TextRules {
  readonly max?: number
  readonly takes?: 'wide' | 'rest'
  readonly isMultiline?: boolean
}

/** A text. `takes: 'rest'` for the one that may be typed without quotes to the end of the line. */
export function textOption(
  about: string,
  { max = 3000, takes = 'wide', isMultiline = max > 255 }: TextRules = {},
): OptionalOption<string> {
  return {
    ...optionDefaults,
    kind: 'text',
    about,
    takes,
    isMultiline: isMultiline,
    max,
    read(raw, { name }) {
      const value = raw.trim()
      if (value === '') throw new UserError(`${sentenceCase(name)} is empty. Please give it a few words.`)
      const count = [...value].length
      if (count > max && takes !== 'rest')
        throw new UserError(
          `${sentenceCase(name)} can have up to ${max} characters, and this has ${count}. Please shorten it.`,
        )
      return value
    },
  }
}

/** An integer from `min` to `max`. With the unit `minutes`, hours are accepted: `2h` is 120. */
export function integerOption(about: string, { min, max, unit = '' }: IntegerRules): OptionalOption<number> {
  const read = (raw: string): number | null => {
    const found = /^(\d{1,6})\s*(m|min|mins|minutes?|h|hours?)?$/i.exec(raw.trim())
    if (!found || (found[2] && unit !== 'minutes')) return null
    const value = Number(found[1]) * (/^h/i.test(found[2] ?? '') ? 60 : 1)
    return value >= min && value <= max ? value : null
  }
  return {
    ...optionDefaults,
    kind: 'integer',
    about,
    takes: 'word',
    min,
    max,
    ...(unit === '' ? {} : { unit }),
    matches: (word) => read(word) !== null,
    read(raw, { name }) {
      const value = read(raw)
      if (value !== null) return value
      const range =
        max - min <= 4
          ? joinWords(integersBetween(min, max), 'or')
          : `from ${min} to ${max}${unit === '' || unit === name ? '' : ` ${unit}`}`
      throw new UserError(`${sentenceCase(name)} must be ${range}.`)
    },
  }
}

interface IntegerRules {
  readonly min: number
  readonly max: number
  readonly unit?: string
}

/** One of a few words. */
export function choiceOption<const W extends string>(
  about: string,
  words: readonly W[],
  labels: Partial<Record<W, string>> = {},
): OptionalOption<W> {
  const find = (raw: string): W | undefined => {
    const typed = normalizeWord(raw)
    return words.find((each) => each === typed || normalizeWord(labels[each] ?? each) === typed)
  }
  return {
    ...optionDefaults,
    kind: 'choice',
    about,
    takes: 'word',
    choices: words.map((each) => ({ label: labels[each] ?? each.replaceAll('_', ' '), value: each })),
    matches: (raw) => find(raw) !== undefined,
    read(raw, { name }) {
      const found = find(raw)
      if (found !== undefined) return found
      throw new UserError(
        `${sentenceCase(name)} must be ${joinWords(words, 'or')}, and “${excerpt(raw)}” isn't one of them.`,
      )
    },
  }
}

/** A yes or no, set only by name: `back:yes`. */
export function flagOption(about: string): OptionalOption<boolean> {
  return {
    ...optionDefaults,
    kind: 'flag',
    about,
    takes: 'word',
    choices: [
      { label: 'yes', value: 'yes' },
      { label: 'no', value: 'no' },
    ],
    matches: () => false,
    read(raw, { name }) {
      if (/^(yes|y|true|on|1)$/i.test(raw.trim())) return true
      if (/^(no|n|false|off|0)$/i.test(raw.trim())) return false
      throw new UserError(`${sentenceCase(name)} must be yes or no.`)
    },
  }
}

/** Required; a form asks for it. */
export const required = <T, Me>(option: Option<T, Me, boolean>): Option<T, Me, true> => ({
  ...option,
  isRequired: true,
  isGiven: true,
})

/** The value if none is given; `shown` is how help prints it. */
export const withDefault = <T, Me>(
  option: Option<T, Me, boolean>,
  value: NoInfer<T>,
  shown = String(value),
): Option<T, Me, true> => ({ ...option, default: value, defaultText: shown, isGiven: true })

/** A yes or no that is a setting of a form and does not reverse the command. */
export const formField = <T, Me, Given extends boolean>(option: Option<T, Me, Given>): Option<T, Me, Given> => ({
  ...option,
  isFormField: true,
})

/** Clearable: `none` or an emptied field gives the command null. */
export const clearable = <T, Me>(option: Option<T, Me, false>): Option<T | null, Me, false> => ({
  ...option,
  isClearable: true,
  read: (raw, asking) => (raw.trim().toLowerCase() === 'none' ? null : option.read(raw, asking)),
})

/** For buttons only, such as an id. */
export const hidden = <T, Me, Given extends boolean>(option: Option<T, Me, Given>): Option<T, Me, Given> => ({
  ...option,
  isHidden: true,
  // Never filled by typed words.
  takes: 'word',
  matches: () => false,
})

/** The options listed for people, in order of importance. */
export const visibleOptions = <Me>(options: Options<Me>): [string, AnyOption<Me>][] =>
  Object.entries(options).filter(([, { isHidden }]) => !isHidden)

const integersBetween = (min: number, max: number): number[] =>
  Array.from({ length: max - min + 1 }, (_, index) => min + index)

const normalizeWord = (raw: string): string =>
  raw
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

const sentenceCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll(/[-_]/g, ' ')

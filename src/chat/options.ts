// The options that need nothing but the words of a line; those that look things up are in src/commands/lib/options/.
import { UserError } from '../user-error.ts'
import type { AnyOption, Option, Options, SetChoices } from './option.ts'
import { excerpt, joinWords } from './phrases.ts'

export type {
  AnyOption,
  Option,
  OptionContext,
  OptionKind,
  Options,
  SetChoices,
  SeveralValues,
  Values,
} from './option.ts'

type OptionalOption<T> = Option<T, unknown, false>

/** The defaults of an option: optional, not clearable, one line. */
export const optionDefaults = { isRequired: false, isClearable: false, isMultiline: false, isGiven: false } as const

interface TextRules {
  readonly max?: number
  readonly takes?: 'wide' | 'rest'
  readonly isMultiline?: boolean
  /** The command itself keeps, shortens or refuses what is longer than `max`; else it is refused here. */
  readonly acceptsLonger?: boolean
}

/** A text. `takes: 'rest'` for the one that may be typed without quotes to the end of the line. */
export function textOption(
  about: string,
  { max = 3000, takes = 'wide', isMultiline = max > 255, acceptsLonger = false }: TextRules = {},
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
      if (!acceptsLonger) requireLength(value, max, name)
      return value
    },
  }
}

/**
 * Compares the length of a text in code points, as PostgreSQL counts them.
 * @param name what the text is called
 * @throws UserError if it is longer than `max`
 */
export function requireLength(text: string, max: number, name: string): void {
  const count = [...text].length
  if (count > max)
    throw new UserError(
      `${sentenceCase(name)} can have up to ${max} characters, and this has ${count}. Please shorten it.`,
    )
}

/** An integer from `min` to `max`. With the unit `minutes`, hours are accepted: `2h` is 120. */
export function integerOption(about: string, { min, max, unit = '' }: IntegerRules): OptionalOption<number> {
  const read = (raw: string): number | null => {
    const typed = raw.trim()
    const value = /^\d{1,6}$/.test(typed) ? Number(typed) : unit === 'minutes' ? readMinutes(typed) : null
    return value !== null && value >= min && value <= max ? value : null
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

/** "25m", "~2h", "1.5 hours", "1 h 30 min" in minutes; null for other words. */
function readMinutes(typed: string): number | null {
  const { hours, rest } =
    /^~? ?(?=\d)(?:(?<hours>\d{1,4}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?)(?: ?(?:and )?(?=\d)|$))?(?:(?<rest>\d{1,6}) ?(?:m|mins?|minutes?)?)?$/i.exec(
      typed,
    )?.groups ?? {}
  if (hours === undefined && rest === undefined) return null
  return Math.round(Number((hours ?? '0').replace(',', '.')) * 60) + Number(rest ?? 0)
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

/** A text that may be a list of weekdays, `mon,wed`; `daily` is all of them. */
export const listingWeekdays = <T, Me, Given extends boolean>(option: Option<T, Me, Given>): Option<T, Me, Given> => ({
  ...option,
  setOf: WEEKDAY_CHOICES,
})

const WEEKDAY_CHOICES: SetChoices = {
  choices: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((label) => ({
    label,
    value: label.slice(0, 3).toLowerCase(),
  })),
  all: 'daily',
}

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

// What an option is: one typed value of a command, which reads, refuses and suggests for itself.
import type { CommandLine } from '../contracts/command-line.ts'
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
  /** A text that may be a list of these values, `mon,wed`: a form can show them as boxes to tick. */
  readonly setOf?: SetChoices
  /** A value as it is said in a sentence, where the examples of the command hold none. */
  readonly example?: string
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

/** What a list of values is made of, in its order; `all` is the value that stands for the whole list, `daily`. */
export interface SetChoices {
  readonly choices: readonly Choice[]
  readonly all?: string
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

// What a command declares of how people say it, and what its patterns need to know of their language.
import type { RawValues } from '../request.ts'

/** A pattern, or several, with what they fill in besides their slots. */
export interface SentenceRule {
  readonly say: string | readonly string[]
  /** Values that the words imply: `{ view: 'done' }`. */
  readonly with?: RawValues
  /**
   * `sure` (default): run where its slots read. `offer`: the words may as well be the title of a task, so they are
   * captured and the command is offered. `last`: tried after everything else; `rest`: after these.
   * `title`: the whole line is the title of a task, whatever its first word says.
   */
  readonly trust?: 'sure' | 'offer' | 'last' | 'rest' | 'title'
  /**
   * A moment that stands apart from the sentence fills the first free date of the command. `needed`: it means this only
   * with one ("schedule a haircut friday"); `none`: only without; `ignored`: it says nothing more ("I did the laundry
   * this morning").
   */
  readonly moment?: 'needed' | 'none' | 'ignored'
  /** The option for the minutes that the line says, which are taken out of it; only with these it means this. */
  readonly length?: string
  /** What is said where the thing of the look-up slot is not there: a question with buttons. Else the next reading. */
  readonly orElse?: 'ask' | 'tell'
  /** An answer to whatever question is open; run only where none is. */
  readonly answers?: 'yes' | 'no'
}

/** One way of saying a command: a pattern alone, or with more. */
export type Sentence = string | SentenceRule

/** What the patterns need to know of a natural language. */
export interface SentenceLanguage {
  /** Classes of words, by the name used in patterns: `<finished>`. Patterns themselves. */
  readonly wordClasses: Readonly<Record<string, string>>
  /** Politeness at the edges that changes no meaning; gives how many tokens to leave out at the start and the end. */
  readonly peelPoliteness: (tokens: readonly string[]) => { readonly start: number; readonly end: number }
  /** A word of chats as it is spelt elsewhere: "plz" → "please". */
  readonly spelling: (word: string) => string
  /** Words that are put right where they are mistyped: "calander". */
  readonly keyWords: readonly string[]
  /** A line without its moments, and these for the date reader; null where none stands apart from the rest. */
  readonly liftMoment: (line: string) => { readonly rest: string; readonly moment: string } | null
  /** A line without the length of time in it, and its whole minutes; null where it says none, or several. */
  readonly liftLength: (line: string) => { readonly rest: string; readonly minutes: number } | null
  /** Other wordings of the name of a thing, the most literal first: "the milk" → "the milk", "milk". */
  readonly nameVariants: (words: string) => readonly string[]
  /** A moment as it is spoken, in the words the date reader knows: "five pm" → "5 pm". */
  readonly writtenMoment: (words: string) => string
  /** A moment at the end of a text, spoken or written: the text without it, and the moment for the date reader. */
  readonly splitMoment: (words: string) => { readonly rest: string; readonly moment: string } | null
}

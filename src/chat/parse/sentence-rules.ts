// The declaration of a command's sentences, and what its patterns need to know of their language.
import type { Clause } from '../../contracts/clause.ts'
import type { Correction, Reference, SaveWish } from '../../contracts/reference.ts'
import type { RawValues } from '../request.ts'

/** One or more patterns, with values besides their slots. */
export interface SentenceRule {
  readonly say: string | readonly string[]
  /** Values that the words imply: `{ view: 'done' }`. */
  readonly with?: RawValues
  /**
   * `sure` (default): run if its slots parse. `offer`: the line may as well be a task's title, so it is captured and
   * the command is offered. `last`: tried after everything else. `title`: the whole line is a title, whatever its first
   * word means.
   */
  readonly trust?: 'sure' | 'offer' | 'last' | 'title'
  /**
   * A moment that stands apart from the sentence fills the first free date of the command. `needed`: it means this only
   * with one ("schedule a haircut friday"); `none`: only without; `ignored`: it says nothing more ("I did the laundry
   * this morning"); `past`: one that has passed too ("did I call mum yesterday").
   */
  readonly moment?: 'needed' | 'none' | 'ignored' | 'past'
  /** The option for the minutes that the line says, which are taken out of it; only with these it means this. */
  readonly length?: string
  /** It is meant only where no other rule fits, but for questions that nothing answers. */
  readonly yields?: true
  /** What the line as typed has to match, too: commas and the like, which the words of a pattern don't have. */
  readonly typed?: { readonly test: (line: string) => boolean }
  /** `typed` alone tells that it is meant, so that it comes before what knows fewer of the words. */
  readonly isTypedWhole?: true
  /** Only of lines that begin with an act in the past: “flossed”, “i ran”. */
  readonly beginsInPast?: true
  /** The slot that must be a proper name, one to three words with a capital each: “I am John”, and not “I am tired”. */
  readonly proper?: string
  /** The slot that must be one word: “delete bread”, and not “delete old photos”. */
  readonly isOneWord?: string
  /**
   * What is asked if the thing of the look-up slot does not exist; `keep`: the line is kept, and that is said. Without
   * it, the next reading is tried.
   */
  readonly orElse?: 'ask' | 'tell' | 'keep'
  /** Nothing here answers it: an optional model may know a command that does. */
  readonly isUnanswered?: true
  /** It answers any open question; run only if none is open. */
  readonly answers?: 'yes' | 'no'
}

/** One way to say a command. */
export type Sentence = string | SentenceRule

/** What patterns need to know of a natural language. */
export interface SentenceLanguage {
  /** Word classes by the name used in patterns (`<finished>`); patterns themselves. */
  readonly wordClasses: Readonly<Record<string, string>>
  /** Polite phrases at the edges; returns how many tokens to remove at start and end. */
  readonly peelPoliteness: (tokens: readonly string[]) => { readonly start: number; readonly end: number }
  /** A word of chats as it is spelt elsewhere: "plz" → "please". */
  readonly standardSpelling: (word: string) => string
  /** Words that are put right where they are mistyped: "calander". */
  readonly keyWords: readonly string[]
  /** A line without its moments, and these for the date reader; null where none stands apart from the rest. */
  readonly liftMoment: (line: string) => {
    readonly rest: string
    readonly moment: string
    readonly rhythm?: string
    readonly isPast?: true
  } | null
  /** A line without the length of time in it, and its whole minutes; null where it says none, or several. */
  readonly liftLength: (line: string) => { readonly rest: string; readonly minutes: number } | null
  /** Do the words begin as a question does, so that they name no thing: "is the report"? */
  readonly beginsQuestion: (words: string) => boolean
  /** Do the words look like a date or a time, be it one that does not exist: "32 march", "25:00"? */
  readonly looksLikeMoment: (words: string) => boolean
  /** Variants of a thing's name, the most literal first: "the milk" → "the milk", "milk". */
  readonly nameVariants: (words: string) => readonly string[]
  /** An article alone, which names nothing: “the”. */
  readonly isArticle: (words: string) => boolean
  /** Is it said of the one who speaks: “I'm done”? */
  readonly isOfOneself: (words: string) => boolean
  /** A spoken moment in the words of the date reader: "five pm" → "5 pm". */
  readonly writtenMoment: (words: string, isWhen?: boolean) => string
  /** What words like "the second one" point at; null where they name a thing themselves. */
  readonly readReference: (words: string) => Reference | null
  /** "no, the other one", "and the milk too"; null where the line corrects nothing. */
  readonly readCorrection: (words: string) => Correction | null
  /** None of the choices: "neither", "never mind". */
  readonly isDismissal: (words: string) => boolean
  /** “Ok”, “perfect”: takes what was offered. */
  readonly isAgreement: (words: string) => boolean
  /** Wants the thing that was just changed as it was: "no, keep it". */
  readonly isKeepWish: (words: string) => boolean
  /** Words that only stress: a line says the same without them. */
  readonly emphasis: ReadonlySet<string>
  /** Asks for the same once more: “another one” below what can be counted. */
  readonly isOneMoreWanted: (words: string) => boolean
  /** Asks for other suggestions than those shown: “not that one”, “another one”. */
  readonly isOtherWanted: (words: string) => boolean
  /**
   * Splits a moment, spoken or written, off the end of a text: the text without it, and the moment for the date reader.
   */
  readonly splitMoment: (words: string) => { readonly rest: string; readonly moment: string } | null
  /** The line without the remark behind its comma, "…, what a shame"; null where it has none. */
  readonly withoutRemark: (line: string) => string | null
  /** A short line without the words that only lead to it, “ok”, “right then”; null where it has none. */
  readonly withoutLead: (line: string) => string | null
  /** Does the line look said to an assistant (a question, “can you …”, “show me …”), rather than kept for oneself? */
  readonly isAddressed: (line: string) => boolean
  /** May this word, in lower case, tell one thing from another? */
  readonly isTellingWord: (word: string) => boolean
  /** Wants the things of a list one by one: “split them up”. */
  readonly isSeveralWanted: (line: string) => boolean
  /** A wish to keep what was said, or the message that is looked at; null where the line is none. */
  readonly readSaveWish: (line: string) => SaveWish | null
  /** Labels of buttons that a sentence may stand for. */
  readonly buttonLabels: {
    readonly logAsDone: string
    /** Any of these saves what was said. */
    readonly saveAsTask: readonly string[]
    readonly others: string
    /** Saves the things of a list one by one. */
    readonly asSeveral: RegExp
  }
  /** Which labels these words may mean, each as `labelKey` gives it: “again” for “10 more”, below what spoke first. */
  readonly labelsMeant: (words: string, isUnasked: boolean) => readonly string[]
  readonly labelKey: (label: string) => string
  /** The digits of a line that says a length and nothing else, “ok 5 min”, and of a label that begins with one. */
  readonly lengthAlone: (line: string) => string | undefined
  readonly lengthOfLabel: (label: string) => string | undefined
  /** “Buy milk and call mum”. */
  readonly saysAnd: (words: string) => boolean
  /** A clause with a verb of its own beside a comma names no thing. */
  readonly isClauseByComma: (words: string) => boolean
  /** A person and nothing else: “they”. */
  readonly isPersonAlone: (words: string) => boolean
  readonly beginsWithPronoun: (words: string) => boolean
  /** Does the line begin with an act in the past, "ran this morning"? */
  readonly beginsWithPastAct: (line: string) => boolean
  /** Two wishes about one list, each as a line of its own; null where the line is one. */
  readonly splitTwoWishes: (line: string) => readonly [string, string] | null
  /** The clauses of a line in their order; none for prose. */
  readonly readClauses: (line: string) => readonly Clause[]
  /** A measure and nothing else: “20 mins”. */
  readonly isShortMeasure: (clause: string) => boolean
  /** Does the clause name what a pronoun further on may be about? */
  readonly namesSomething: (clause: string) => boolean
  /** Asks to be reminded, and of nothing. */
  readonly isNamelessReminder: (clause: string) => boolean
  /** Tells an act of one's own in the past that was done to something, and no state of oneself. */
  readonly tellsDeed: (clause: string) => boolean
  /** May the line, though kept as a task, only have been told? */
  readonly mayBeTold: (line: string) => boolean
  /** Does the line tell how one is or was, though it begins like a report of something done? */
  readonly isStateTold: (line: string) => boolean
  /** The wishes of a line that may hold several. */
  readonly splitWishes: (line: string) => readonly string[]
}

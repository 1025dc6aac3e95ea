// What is remembered between two requests, and what a message is about.
import type { CommandLine } from './command-line.ts'

/** What a message that stays true is about: `{ kind: 'task', id }`. */
export interface CardSubject {
  readonly kind: string
  readonly id: string
}

/** A line with the name it has on a button. `returnTo` is the line of a list that comes back. */
export interface LabelledLine {
  readonly label: string
  readonly line: CommandLine
  readonly returnTo?: CommandLine
  /** What the button is about, where its label does not say. */
  readonly about?: string
}

/** What a typed number stands for: a line, and its name for the answer. */
export interface NumberedAction extends LabelledLine {
  /** A choice of a select: several numbers of the same select fill its options, in order. */
  readonly choice?: { readonly of: CommandLine; readonly fills: readonly string[]; readonly value: string }
}

/** A thing that a view showed: `task` and its id. */
export interface ShownThing {
  readonly noun: string
  readonly id: string
}

/** What a view of the last hours was about. */
export interface ShownContext {
  readonly minutesAgo?: number
  /** In the order they were shown. */
  readonly things: readonly ShownThing[]
  /** It asked which of its first so many buttons is meant. */
  readonly choices?: number
  /** It was not asked for: a nudge. */
  readonly isUnasked?: boolean
  /** What it speaks of that is not kept here: “it” is that, and nothing older. '' where its words are no name. */
  readonly speaksOf?: string
  /** What was done in it: the line, and its option that names the thing. */
  readonly acted?: { readonly line: CommandLine; readonly into: string }
}

/** The lines of a typed *yes* or *no*. */
export interface Question {
  readonly yes: CommandLine
  readonly no: CommandLine
  /** It offers something that is easily taken back: “ok” and “perfect” are a yes, too. */
  readonly isOffer?: boolean | undefined
}

/** What typed numbers, labels, *yes* and *no* refer to. */
export interface ReplyMeanings extends Partial<ShownContext> {
  readonly numbered: readonly NumberedAction[]
  /** Its buttons, each of which can be typed by its label. */
  readonly labelled: readonly LabelledLine[]
  readonly question?: Question
  readonly asks?: { readonly line: CommandLine; readonly into: string }
  /** Loaded alone: the buttons of older views of the last minutes, newest first. */
  readonly earlier?: readonly (readonly LabelledLine[])[]
  /** Loaded alone: the views of the last hours, newest first. */
  readonly shown?: readonly ShownContext[]
  /** Loaded alone: the open question stands in the newest view, or nothing but one other answer was shown since. */
  readonly isQuestionFresh?: boolean
}

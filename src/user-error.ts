// A polite no. Services and options throw it for rules; the dispatcher alone shows it.

/** A way out of a refusal: a button's label and the line it stands for. */
export interface SuggestedAction {
  readonly label: string
  readonly line: string
}

/**
 * A refusal written for the person who reads it: the fact, the limit, the way out, in one or two sentences.
 * Never carries ids, stack traces or another person's words.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  /** What could be pressed instead, at most five. */
  readonly suggestedActions: readonly SuggestedAction[]

  constructor(sentence: string, suggestedActions: readonly SuggestedAction[] = []) {
    super(sentence)
    this.suggestedActions = suggestedActions
  }
}

/** Several things match: a question back, with one way out for each. A line that leads here was understood. */
export class AmbiguousError extends UserError {}

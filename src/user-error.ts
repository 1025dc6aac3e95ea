// Refusals: what a person asked for is not done, and that is no fault. The domain throws codes, the chat language throws
// sentences; the dispatcher alone shows either.
import type { CommandLine } from './contracts/command-line.ts'
import type { Intent, RefusalCode, Refusals } from './contracts/refusals.ts'

/** A suggested action: a button's label and its line. */
export interface SuggestedAction {
  readonly label: string
  readonly line: CommandLine
}

/** What is asked for is refused, for a reason that the person is told. Not a fault: it is neither logged nor retried. */
export abstract class Refusal extends Error {
  /** The option whose value is refused, where one is: set where options are read. */
  optionName?: string

  constructor(message: string) {
    // Readings of a line are refused by the dozen, and nobody is shown where: writing that down costs more than the reading.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = stackTraceLimit
  }
}

/**
 * A refusal by a service, as a code with its facts, for `src/views/refusals` to put into words. Facts are the limit that
 * was met and words of the person's own; never stack traces or another person's words.
 */
export class DomainError<C extends RefusalCode = RefusalCode> extends Refusal {
  override readonly name = 'DomainError'
  readonly code: C
  readonly facts: Refusals[C]['facts']
  /** What could be asked for instead, at most five. */
  readonly intents: readonly Intent<Refusals[C]['commands']>[]

  constructor(code: C, ...[facts, intents = []]: RefusalDetails<C>) {
    super(code)
    this.code = code
    this.facts = facts
    this.intents = intents
  }
}

/** The facts may be left out where a code has none. */
type RefusalDetails<C extends RefusalCode> = unknown extends Refusals[C]['facts']
  ? [facts?: undefined, intents?: readonly Intent<Refusals[C]['commands']>[]]
  : [facts: Refusals[C]['facts'], intents?: readonly Intent<Refusals[C]['commands']>[]]

/**
 * A refusal in words, for the person who reads them: the fact, the limit, the way out, in one or two sentences.
 * Never carries ids, stack traces or another person's words.
 */
export class UserError extends Refusal {
  override readonly name = 'UserError'
  /** Suggested actions, at most five. */
  readonly suggestedActions: readonly SuggestedAction[]
  /** The sentence where no typed line is heard, as in `typedHint`; undefined where it is the same. */
  readonly byCommand: string | undefined

  constructor(sentence: string, suggestedActions: readonly SuggestedAction[] = [], byCommand?: string) {
    super(sentence)
    this.suggestedActions = suggestedActions
    this.byCommand = byCommand
  }
}

/** Several things match: a question with a button for each. The line was understood. */
export class AmbiguousError extends UserError {}

/**
 * Thrown by a command, before any change, if an ambiguous line means something else: `help Tom` names no topic. A typed
 * line is then captured; any other is refused with the message.
 */
export class NotMeantError extends UserError {}

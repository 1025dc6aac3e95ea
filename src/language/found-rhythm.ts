// The shapes of a rhythm as it is read, and as it is found in a line.
import type { DateWords } from './date-shapes.ts'
import type { RecurrenceRule } from './recurrence-sentence.ts'

/** A parsed rhythm. */
export interface Rhythm {
  /** One for each time of day: "7am and 7pm daily" is two. */
  readonly recurrences: readonly RecurrenceRule[]
  /** Its first day, if the words name one: "tomorrow 5pm every monday". */
  readonly from: DateWords | null
}

/** A rhythm found in a line. */
export interface FoundRhythm extends Rhythm {
  /** The line without its words. */
  readonly title: string
  /** As typed: `task move every:` parses them. */
  readonly words: string
  /** False if the words may be part of the title: "on Mondays", in the middle of a line. Then it is offered. */
  readonly isCertain: boolean
}

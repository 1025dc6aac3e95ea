// Nudges that are to come, as the preview finds them and views show them.
import type { Day } from '../time/index.ts'

/** Why it comes later than it was due, or not at all, or only if. */
export type PreviewCondition =
  /** Offered ones wait for the end of the quiet hours; where that is too late, they are left out. */
  | 'quiet hours'
  | 'paused'
  /** Three went unanswered, and how to go on was asked. */
  | 'asked'
  /** After four days without a word nothing is offered but one card. */
  | 'silent'
  /** That one card: only if not a word comes until then. */
  | 'if silent'
  /** A goal's date rides in the morning plan where mornings are on. */
  | 'in the morning plan'
  | 'resting'
  | 'done'

/** A moment at which something would be said, and what holds it back. */
export interface PreviewedNudge {
  readonly kind: string
  /** The task's title, the habit's name; null for a wish of their own. */
  readonly subject: string | null
  readonly subjectId: string | null
  readonly isTimed: boolean
  /** A snooze: said again because they asked for it. */
  readonly isSnooze: boolean
  /** The calendar date wished for, in the person's zone. */
  readonly day: Day
  /** What the wish says, 'HH:MM' wall-clock; null where it is an instant. */
  readonly wished: string | null
  /** Minutes before the wished time. */
  readonly lead: number
  /** What was promised, UTC; null on a date that the zone skips. */
  readonly dueAt: Date | null
  /** When it is said, UTC; null where it isn't. */
  readonly at: Date | null
  /** What the person's clock shows then. */
  readonly localTime: string | null
  /** What a clock change made of the wish: 'gap' moved it forward, of an 'overlap' the first counts. */
  readonly clockChange: 'gap' | 'overlap' | 'no such date' | null
  readonly condition: PreviewCondition | null
}

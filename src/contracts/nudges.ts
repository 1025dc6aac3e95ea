// Nudges that are to come, as the preview finds them and views show them.
import type { Day } from '../time/index.ts'

/** Why it is sent later, not at all, or conditionally. */
export type PreviewCondition =
  /** Offered ones wait for the end of quiet hours; if that is too late, they are dropped. */
  | 'quiet hours'
  /** On a quiet day nothing is offered. */
  | 'quiet day'
  | 'paused'
  /** Three were unanswered, and the question is open. */
  | 'asked'
  /** After four days without contact only one card is offered. */
  | 'silent'
  /** That card: only if there is no contact until then. */
  | 'if silent'
  /** A goal's date is part of the morning plan if mornings are on. */
  | 'in the morning plan'
  | 'resting'
  /** A repetition of a reminder, which ends when its task is done. */
  | 'until done'
  | 'done'

/** A previewed nudge, and what holds it back. */
export interface PreviewedNudge {
  readonly kind: string
  /** The task's title or the habit's name; null for a setting. */
  readonly subject: string | null
  readonly subjectId: string | null
  readonly isTimed: boolean
  /** A snooze. */
  readonly isSnooze: boolean
  /** The calendar date in the person's zone. */
  readonly day: Day
  /** 'HH:MM' wall-clock; null for an instant. */
  readonly wished: string | null
  /** Minutes before the wished time. */
  readonly lead: number
  /** Minutes between repetitions until the task is done; null: it rings once. */
  readonly repeatMinutes: number | null
  /** When it is due, UTC; null on a date that the zone skips. */
  readonly dueAt: Date | null
  /** When it is sent, UTC; null if it isn't. */
  readonly at: Date | null
  /** The person's wall clock then. */
  readonly localTime: string | null
  /** The adjustment by a clock change: a 'gap' moves it forward, of an 'overlap' the first time counts. */
  readonly clockChange: 'gap' | 'overlap' | 'no such date' | null
  readonly condition: PreviewCondition | null
}

/** Quiet hours, quiet days, and how many check-ins a day are offered. */
export interface NudgeLimits {
  /** Wall-clock. */
  readonly quietFrom: string
  readonly quietTo: string
  /** Weekdays: `sat,sun`; '' for none. */
  readonly quietDays: string
  readonly perDay: number
}

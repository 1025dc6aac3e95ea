// If something happens, something is offered: "after meds, stretch".
import { TimestampedRow } from './row.ts'

/** What can be noticed: by the person's own taps and words, and by their calendars. */
export const ifThenTriggers = [
  'habit',
  'first-word',
  'focus-start',
  'focus-end',
  'break-end',
  'busy-end',
  'energy',
] as const
export type IfThenTrigger = (typeof ifThenTriggers)[number]

export class IfThen extends TimestampedRow {
  static override readonly tableName = 'if_thens'
  static override readonly idColumn = 'if_then_id'
  static override readonly defaults = { is_repeating: false }

  declare if_then_id: string
  declare user_id: string
  declare trigger_kind: IfThenTrigger
  /** The habit whose tick it waits for. */
  declare habit_id: string | null
  /** The words of an event's title, null for any; of energy the level, null for any. */
  declare trigger_words: string | null
  /** The task that is offered; null: the words are. */
  declare task_id: string | null
  declare action: string
  /** Each time; else once, until it is armed again. */
  declare is_repeating: boolean
  /** Since when it waits, UTC: what was offered before does not count as this once. */
  declare armed_at: Date
}

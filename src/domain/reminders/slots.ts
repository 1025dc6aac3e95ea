// From a schedule's row to the moments it means.
import type { Schedule } from '../../models/schedule.ts'
import { localDay, nextOccurrence } from '../../time/index.ts'
import { MINUTE_MS } from './kind-rules.ts'

/** What of a schedule says when it speaks. */
export type ScheduleTime = Pick<Schedule, 'local_time' | 'local_date' | 'days' | 'lead_minutes'>

/** A moment a schedule speaks, and what names it in the ledger: twice the same slot is once. */
export interface OccurrenceSlot {
  /** UTC, the lead already taken off. */
  readonly due: Date
  readonly slot: string
  /** The local day it belongs to. */
  readonly day: string
  /** What the zone's clock change made necessary. */
  readonly rule: 'gap' | 'overlap' | null
}

/** The first moment strictly after an instant; null where none is to come, or where the row is an instant itself. */
export function nextSlot(row: ScheduleTime, zone: string, after: Date): OccurrenceSlot | null {
  const lead = row.lead_minutes * MINUTE_MS
  const found = nextOccurrence({ ...row, zone }, lead === 0 ? after : new Date(after.getTime() + lead))
  if (!found) return null
  const due = lead === 0 ? found.at : new Date(found.at.getTime() - lead)
  // One date only: its instant names it, so that a task moved from nine to three speaks again at three.
  return { due, slot: row.local_date === null ? found.day : due.toISOString(), day: found.day, rule: found.rule }
}

/** The moment of a row that is an instant (a focus end). */
export const instantSlot = (due: Date, zone: string, dayStartsAt: string): OccurrenceSlot => ({
  due,
  slot: due.toISOString(),
  day: localDay(due, zone, dayStartsAt),
  rule: null,
})

// What the ledger has to know of a kind of nudge. Each kind says it of itself, in its own file.
import { addDays, localDay, startOfLocalDay } from '../../time/index.ts'

/** The rules of a kind of nudge, as far as the ledger knows them. */
export interface NudgeKindRules {
  /** As in `schedules.kind`. */
  readonly kind: string
  /** Timed ones keep a promise: no cap, no quiet hours, no pause, no focus holds them back. */
  readonly isTimed: boolean
  /** 0 is time-critical and overtakes everything. */
  readonly priority: 0 | 1 | 2
  /** Minutes after which it is too late to be said; `day`: when the person's day ends. */
  readonly grace: number | 'day'
  /** Said only after so many days without a word from the person, counted from their last one. */
  readonly afterSilentDays?: number
}

/** By kind. */
export type NudgeRules = ReadonlyMap<string, NudgeKindRules>

/** The moment from which it is too late to be said. */
export function graceEnd(grace: NudgeKindRules['grace'], due: Date, zone: string, dayStartsAt: string): Date {
  if (grace !== 'day') return new Date(due.getTime() + grace * MINUTE_MS)
  const key = `${zone} ${dayStartsAt} ${due.getTime()}`
  let end = dayEnds.get(key)
  if (end === undefined) {
    end = startOfLocalDay(addDays(localDay(due, zone, dayStartsAt), 1), zone, dayStartsAt).getTime()
    if (dayEnds.size >= MAX_CACHED_DAY_ENDS) dayEnds.clear()
    dayEnds.set(key, end)
  }
  return new Date(end)
}

/** What is due together is asked for together, several times. */
const dayEnds = new Map<string, number>()
const MAX_CACHED_DAY_ENDS = 5_000

/** In milliseconds. */
export const MINUTE_MS = 60_000
/** In milliseconds. */
export const DAY_MS = 86_400_000

// Rules of nudge kinds that the outbox needs. Each kind declares them in its own file.
import { addDays, type Day, localDay, startOfLocalDay } from '../../time/index.ts'

/** The rules of a kind of nudge, for the outbox. */
export interface NudgeKindRules {
  /** As in `schedules.kind`. */
  readonly kind: string
  /** Timed kinds are always delivered: no cap, quiet hours, pause or focus holds them back. */
  readonly isTimed: boolean
  /** 0 is the most urgent. */
  readonly priority: 0 | 1 | 2
  /** Minutes after which it is too late; `day`: until the person's day ends. */
  readonly grace: number | 'day'
  /** Sent only after so many days without a request from the person. */
  readonly afterSilentDays?: number
}

/** By kind. */
export type NudgeRules = ReadonlyMap<string, NudgeKindRules>

/** How long a line without a reply reference counts as an answer to the latest nudge. */
const ANSWER_MINUTES = 30

/** A line without a reply reference answers nudges sent since this instant. */
export const answeredSince = (now: Date): Date => new Date(now.getTime() - ANSWER_MINUTES * MINUTE_MS)

/** The instant from which it is too late. */
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

/** Rules of kinds due together are asked for repeatedly. */
const dayEnds = new Map<string, number>()
const MAX_CACHED_DAY_ENDS = 5_000

/** In milliseconds. */
export const MINUTE_MS = 60_000
/** In milliseconds. */
export const DAY_MS = 86_400_000

/** For so many days a missed reminder is still told at the next contact. */
export const UNTOLD_DAYS = 14

/** No nudge of an earlier local day can wait to be told or answered, in any zone. */
export const oldestUntoldDay = (now: Date): Day => addDays(localDay(now, 'UTC', '00:00'), -UNTOLD_DAYS - 2)

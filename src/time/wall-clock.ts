// Converts a wall clock to an instant by the `compatible` rule of Temporal (ECMA-262 proposal,
// DisambiguatePossibleInstants): Luxon alone differs in gaps, and has no result for days that a zone skipped.
import { type Day, dayFromMs, type LocalTime, midnightMs, minutesSinceMidnight } from './day.ts'
import { zoneOffsetMs } from './zones.ts'

/** 'gap': the time did not exist and moved forward by the gap's length; 'overlap': it came twice and the first counts. */
export type WallClockRule = 'gap' | 'overlap' | null

export interface ResolvedInstant {
  /** The instant. */
  readonly at: Date
  readonly rule: WallClockRule
}

/**
 * The instant at which clocks in the zone show this day and time; null if the zone skipped the whole day (Pacific/Apia,
 * 2011-12-30).
 */
export function wallClockInstant(day: Day, time: LocalTime, zone: string): Date | null {
  return resolveWallClock(day, time, zone)?.at ?? null
}

/**
 * As `wallClock`, with the rule that was applied, for previews.
 * @throws RangeError for an invalid day, time or zone.
 */
export function resolveWallClock(day: Day, time: LocalTime, zone: string): ResolvedInstant | null {
  const wall = midnightMs(day) + minutesSinceMidnight(time) * 60_000
  const { ms, rule } = resolveMs(wall, zone)
  if (rule === 'gap' && !dayExists(day, zone)) return null
  return { at: new Date(ms), rule }
}

/** Whether this day exists in the zone. */
export function dayExists(day: Day, zone: string): boolean {
  const { ms } = resolveMs(midnightMs(day), zone)
  return dayFromMs(ms + zoneOffsetMs(zone, ms)) === day
}

const DAY_MS = 86_400_000

/** @param wall the wall clock's reading in milliseconds, as if it were UTC. */
function resolveMs(wall: number, zone: string): { ms: number; rule: WallClockRule } {
  // A day to either side is safely before and after any change near the reading.
  const before = zoneOffsetMs(zone, wall - DAY_MS)
  const after = zoneOffsetMs(zone, wall + DAY_MS)
  // Twice is a time shown where clocks were set back, from the larger offset: the one before is the first.
  const possible = new Set([wall - before, wall - after])
  const [first, second] = [...possible].filter((ms) => wall - ms === zoneOffsetMs(zone, ms))
  if (first === undefined) return { ms: wall - before, rule: 'gap' }
  return { ms: first, rule: second === undefined ? null : 'overlap' }
}

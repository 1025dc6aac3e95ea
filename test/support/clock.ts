// A clock that stands still until told otherwise, so that no test waits and none depends on the day it runs.
import type { Clock } from '../../src/time/index.ts'

interface Span {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly ms?: number
}

export interface TestClock extends Clock {
  /** Time passes until then, or back to then. */
  set(instant: Date | string): void
  /** Time passes. */
  advance(by: Span): void
  /** Somebody sets the clock: it is ahead by so much, or back, and no time has passed. */
  shift(by: Span): void
  /** Milliseconds that have passed since it was made. */
  elapsed(): number
}

/** @param start an instant; as text, ISO 8601 with its offset ('2026-03-04T08:00:00Z'). */
export function fixedClock(start: Date | string): TestClock {
  let ms = instantOf(start)
  let elapsed = 0
  const move = (by: number): void => {
    ms += by
    elapsed += Math.max(0, by)
  }
  return {
    now: () => new Date(ms),
    set: (instant) => move(instantOf(instant) - ms),
    advance: (by) => move(lengthOf(by)),
    shift: (by) => {
      ms += lengthOf(by)
    },
    elapsed: () => elapsed,
  }
}

const lengthOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }: Span): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms

function instantOf(value: Date | string): number {
  if (typeof value === 'string' && !/(?:Z|[+-]\d\d:\d\d)$/.test(value)) throw new RangeError(`No offset: ${value}`)
  const ms = new Date(value).getTime()
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${value}`)
  return ms
}

// A clock that stands still until told otherwise, so that no test waits and none depends on the day it runs.
import type { Clock } from '../../src/time/index.ts'

export interface TestClock extends Clock {
  set(instant: Date | string): void
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void
}

/** @param start an instant; as text, ISO 8601 with its offset ('2026-03-04T08:00:00Z'). */
export function fixedClock(start: Date | string): TestClock {
  let ms = instantOf(start)
  return {
    now: () => new Date(ms),
    set: (instant) => {
      ms = instantOf(instant)
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0, ms: rest = 0 }) => {
      ms += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + rest
    },
  }
}

function instantOf(value: Date | string): number {
  if (typeof value === 'string' && !/(?:Z|[+-]\d\d:\d\d)$/.test(value)) throw new RangeError(`No offset: ${value}`)
  const ms = new Date(value).getTime()
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${value}`)
  return ms
}

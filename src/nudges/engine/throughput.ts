// Measures how many deliveries a process finishes a second, which decides how many it claims at once.
import { world } from '../../time/world.ts'

/** A moving average over whole seconds. */
export interface ThroughputMeter {
  count(): void
  readonly perSecond: number
}

const INITIAL_PER_SECOND = 50
const MIN_PER_SECOND = 10

/** Begins with a modest guess, so that the first claim is a small one. */
export function createThroughputMeter(): ThroughputMeter {
  let perSecond = INITIAL_PER_SECOND
  let finished = 0
  let measuredAt = world().elapsed()
  return {
    count() {
      finished++
      const seconds = (world().elapsed() - measuredAt) / 1000
      if (seconds < 1) return
      perSecond = Math.max(MIN_PER_SECOND, perSecond * 0.5 + (finished / seconds) * 0.5)
      finished = 0
      measuredAt = world().elapsed()
    },
    get perSecond() {
      return perSecond
    },
  }
}

// What could not be done now, and nobody waits for, is tried again: each pause twice as long as the last, with jitter; one
// timer for each key. What a request waits for is tried again by `withRetry`.
import { type Timer, world } from '../time/world.ts'

export interface RetryTimers {
  /** Tries it again after a pause; a timer that runs for this key already stays. */
  schedule(key: string, work: () => void): void
  /** It is done: the next failure is a first one. */
  settle(key: string): void
  /** Ends all timers, for good. */
  stop(): void
}

/** How often a key is tried before it is given up: for hours, where the longest pause is ten minutes. */
const MAX_ATTEMPTS = 30

/** @param firstMs milliseconds before the first attempt @param maxMs the longest pause */
export function createRetryTimers({
  firstMs,
  maxMs,
}: {
  readonly firstMs: number
  readonly maxMs: number
}): RetryTimers {
  const attempts = new Map<string, number>()
  const timers = new Map<string, Timer>()
  let isStopped = false
  return {
    schedule(key, work) {
      if (isStopped || timers.has(key)) return
      const count = attempts.get(key) ?? 0
      if (count >= MAX_ATTEMPTS) return void attempts.delete(key)
      attempts.set(key, count + 1)
      const pause = Math.min(maxMs, firstMs * 2 ** count) * (1 + world().random.fraction())
      const timer = world().after(pause, () => {
        timers.delete(key)
        work()
      })
      timers.set(key, timer.unref())
    },
    settle(key) {
      attempts.delete(key)
      timers.get(key)?.stop()
      timers.delete(key)
    },
    stop() {
      isStopped = true
      for (const timer of timers.values()) timer.stop()
      timers.clear()
    },
  }
}

// One rate limit for all requests of the bot: Discord allows fifty a second, and a 429 costs more than waiting. Urgent
// requests are sent first.
import { type Timer, world } from '../../src/time/world.ts'

export interface RequestLimiter {
  /**
   * Resolves when the next request may be sent: the lowest priority number first, then first come, first served. Call
   * what it returns when the request has ended.
   * @throws LimiterPausedError while requests are paused
   */
  acquire(priority: number): Promise<() => void>
  /** A global limit was hit. Waiting requests are rejected instead of kept. */
  pause(ms: number): void
  /** Rejects all waiting requests permanently. */
  stop(): void
}

/** Requests are paused for `afterMs` milliseconds. */
export class LimiterPausedError extends Error {
  readonly afterMs: number
  constructor(afterMs: number) {
    super(`Held for ${Math.ceil(afterMs)} ms`)
    this.afterMs = afterMs
  }
}

/** Only this request is paused: its channel for `afterMs` milliseconds, or its time is over (0). */
export class RequestDelayedError extends Error {
  readonly afterMs: number
  constructor(afterMs: number) {
    super(`Not for another ${Math.ceil(afterMs)} ms`)
    this.afterMs = afterMs
  }
}

/**
 * Between the priorities of nudges (0 is most urgent): a person waits for an answer, but not for an edit. Standing
 * messages are few and paced by the application; behind thousands of nudges they would be out of date for minutes.
 */
export const REQUEST_PRIORITY = { answer: -1, standing: 0.5, edit: 100, lookUp: 50 } as const

interface Waiting {
  readonly priority: number
  readonly resolve: (isOver: () => void) => void
  readonly reject: (error: LimiterPausedError) => void
}

/**
 * Discord counts arrivals within any second. Only departure and answer are known here, so a slot is freed one second
 * after the answer, less the shortest round trip measured. A slow network then lowers the rate and cannot move two
 * seconds' requests into one.
 * @param most requests in any second
 */
export function createRequestLimiter(most = 49): RequestLimiter {
  const interval = SECOND / most
  const queue: Waiting[] = []
  /** When the slots of answered requests are free again, soonest first. */
  const resting: number[] = []
  let underWay = 0
  let shortest = 0
  // Requests are spread evenly; only a late timer is caught up with.
  let credit = 1
  let countedAt = world().elapsed()
  let heldUntil = 0
  let timer: Timer | undefined

  /** Milliseconds until the next request may be sent; null if an answer has to come first. */
  const msUntilNext = (): number | null => {
    const now = world().elapsed()
    credit = Math.min(CATCH_UP, credit + (now - countedAt) / interval)
    countedAt = now
    while ((resting[0] ?? Number.POSITIVE_INFINITY) <= now) resting.shift()
    const isFull = underWay + resting.length >= most
    if (isFull && resting[0] === undefined) return null
    return Math.max(isFull ? (resting[0] ?? 0) - now : 0, (1 - credit) * interval)
  }
  const run = () => {
    timer?.stop()
    timer = undefined
    while (queue.length > 0) {
      const ms = msUntilNext()
      if (ms === null) return
      if (ms > 0) {
        timer = world().after(Math.ceil(ms), run)
        return
      }
      credit--
      underWay++
      queue.shift()?.resolve(createRelease(world().elapsed()))
    }
  }
  const createRelease = (leftAt: number) => () => {
    const now = world().elapsed()
    const took = now - leftAt
    // Rises slowly, so that a few slow answers do not count as network time.
    shortest = Math.min(took, shortest + 0.02)
    const freeAt = now - shortest + SECOND
    underWay--
    resting.splice(
      firstAbove(resting, (at) => at, freeAt),
      0,
      freeAt,
    )
    if (timer === undefined) run()
  }
  const rejectWaiting = (ms: number) => {
    timer?.stop()
    timer = undefined
    for (const each of queue.splice(0)) each.reject(new LimiterPausedError(ms))
  }
  return {
    acquire(priority) {
      const left = heldUntil - world().elapsed()
      if (left > 0) return Promise.reject(new LimiterPausedError(left))
      return new Promise((resolve, reject) => {
        queue.splice(
          firstAbove(queue, (each) => each.priority, priority),
          0,
          { priority, resolve, reject },
        )
        if (timer === undefined) run()
      })
    },
    pause(ms) {
      heldUntil = Math.max(heldUntil, world().elapsed() + ms)
      rejectWaiting(ms)
    },
    stop() {
      heldUntil = Number.POSITIVE_INFINITY
      rejectWaiting(STOPPED)
    },
  }
}

/** Slightly more than a second, since the shortest round trip is an estimate. */
const SECOND = 1005
const CATCH_UP = 8
/** Another process can send at once what a stopped process has not sent. */
const STOPPED = 1000

/** After those of equal priority. */
function firstAbove<T>(all: readonly T[], size: (one: T) => number, than: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    const one = all[middle]
    if (one !== undefined && size(one) <= than) low = middle + 1
    else high = middle
  }
  return low
}

// One pace for all requests of this bot: Discord allows fifty a second, and a 429 is never worth the request it saves.
// Whoever is in a hurry goes first.

export interface RequestLimiter {
  /**
   * Resolves when the next request may leave: the smallest priority first, then who came first. What it gives has to
   * be called when the request is over.
   * @throws Held where nothing may leave for a while
   */
  acquire(priority: number): Promise<() => void>
  /** Discord asked for silence. Whoever waits is sent away rather than kept. */
  pause(ms: number): void
  /** Sends everybody away for good. */
  stop(): void
}

/** Nothing may leave for `afterMs` milliseconds. */
export class LimiterPausedError extends Error {
  readonly afterMs: number
  constructor(afterMs: number) {
    super(`Held for ${Math.ceil(afterMs)} ms`)
    this.afterMs = afterMs
  }
}

/** Only this request may not leave: its channel has to rest for `afterMs` milliseconds, or its time is over (0). */
export class RequestDelayedError extends Error {
  readonly afterMs: number
  constructor(afterMs: number) {
    super(`Not for another ${Math.ceil(afterMs)} ms`)
    this.afterMs = afterMs
  }
}

/** Between the priorities of letters, of which 0 is the most urgent: somebody waits for an answer, nobody for an edit. */
export const REQUEST_PRIORITY = { answer: -1, edit: 100, lookUp: 50 } as const

interface Waiting {
  readonly priority: number
  readonly go: (isOver: () => void) => void
  readonly leave: (error: LimiterPausedError) => void
}

/**
 * Discord counts what arrives within a second, wherever that second begins. When a request arrived is not known, only
 * when it left and when it was answered; so its place is free again a second after its answer, less the shortest time
 * an answer takes. A slow network or a busy process then slows the pace, and cannot make two seconds' requests meet.
 * @param most requests in any second
 */
export function createRequestLimiter(most = 49): RequestLimiter {
  const interval = SECOND / most
  const queue: Waiting[] = []
  /** When the places of answered requests are free again, soonest first. */
  const resting: number[] = []
  let underWay = 0
  let shortest = 0
  // They leave evenly; only a late timer is caught up with.
  let credit = 1
  let countedAt = performance.now()
  let heldUntil = 0
  let timer: NodeJS.Timeout | undefined

  /** Milliseconds until the next one may leave; null where an answer has to come first. */
  const msUntilNext = (): number | null => {
    const now = performance.now()
    credit = Math.min(CATCH_UP, credit + (now - countedAt) / interval)
    countedAt = now
    while ((resting[0] ?? Number.POSITIVE_INFINITY) <= now) resting.shift()
    const isFull = underWay + resting.length >= most
    if (isFull && resting[0] === undefined) return null
    return Math.max(isFull ? (resting[0] ?? 0) - now : 0, (1 - credit) * interval)
  }
  const run = () => {
    clearTimeout(timer)
    timer = undefined
    while (queue.length > 0) {
      const ms = msUntilNext()
      if (ms === null) return
      if (ms > 0) {
        timer = setTimeout(run, Math.ceil(ms))
        return
      }
      credit--
      underWay++
      queue.shift()?.go(createRelease(performance.now()))
    }
  }
  const createRelease = (leftAt: number) => () => {
    const now = performance.now()
    const took = now - leftAt
    // It grows slowly, so that a few slow answers do not pass for the network.
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
    clearTimeout(timer)
    timer = undefined
    for (const each of queue.splice(0)) each.leave(new LimiterPausedError(ms))
  }
  return {
    acquire(priority) {
      const left = heldUntil - performance.now()
      if (left > 0) return Promise.reject(new LimiterPausedError(left))
      return new Promise((go, leave) => {
        queue.splice(
          firstAbove(queue, (each) => each.priority, priority),
          0,
          { priority, go, leave },
        )
        if (timer === undefined) run()
      })
    },
    pause(ms) {
      heldUntil = Math.max(heldUntil, performance.now() + ms)
      rejectWaiting(ms)
    },
    stop() {
      heldUntil = Number.POSITIVE_INFINITY
      rejectWaiting(STOPPED)
    },
  }
}

/** A second and a little, for the shortest answer is never quite known. */
const SECOND = 1005
const CATCH_UP = 8
/** What a stopped process has not sent, another one can send at once. */
const STOPPED = 1000

/** Behind all that are as small. */
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

// One pace for all requests of this bot: Discord allows fifty a second, and a 429 is never worth the request it saves.
// Whoever is in a hurry goes first.

export interface Pace {
  /**
   * Resolves when the next request may leave: the smallest priority first, then who came first.
   * @throws Held where nothing may leave for a while
   */
  turn(priority: number): Promise<void>
  /** Discord asked for silence. Whoever waits is sent away rather than kept. */
  hold(ms: number): void
  /** Sends everybody away for good. */
  stop(): void
}

/** Nothing may leave for `afterMs` milliseconds. */
export class Held extends Error {
  readonly afterMs: number
  constructor(afterMs: number) {
    super(`Held for ${Math.ceil(afterMs)} ms`)
    this.afterMs = afterMs
  }
}

/** Only this request may not leave: its channel has to rest for `afterMs` milliseconds, or its time is over (0). */
export class NotYet extends Error {
  readonly afterMs: number
  constructor(afterMs: number) {
    super(`Not for another ${Math.ceil(afterMs)} ms`)
    this.afterMs = afterMs
  }
}

interface Waiting {
  readonly priority: number
  readonly go: () => void
  readonly leave: (error: Held) => void
}

/** @param perSecond requests a second in the long run; two more may leave at once, to catch up with a late timer */
export function createPace(perSecond = 46.5): Pace {
  const interval = 1000 / perSecond
  const queue: Waiting[] = []
  let credit = BURST
  let countedAt = performance.now()
  let heldUntil = 0
  let timer: NodeJS.Timeout | undefined

  const count = () => {
    const now = performance.now()
    credit = Math.min(BURST, credit + (now - countedAt) / interval)
    countedAt = now
  }
  const run = () => {
    timer = undefined
    count()
    while (credit >= 1) {
      const next = queue.shift()
      if (!next) return
      credit--
      next.go()
    }
    if (queue.length > 0) timer = setTimeout(run, Math.ceil((1 - credit) * interval))
  }
  const sendAway = (ms: number) => {
    clearTimeout(timer)
    timer = undefined
    for (const each of queue.splice(0)) each.leave(new Held(ms))
  }
  return {
    turn(priority) {
      const left = heldUntil - performance.now()
      if (left > 0) return Promise.reject(new Held(left))
      return new Promise<void>((go, leave) => {
        queue.splice(placeOf(queue, priority), 0, { priority, go, leave })
        if (timer === undefined) run()
      })
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, performance.now() + ms)
      sendAway(ms)
    },
    stop() {
      heldUntil = Number.POSITIVE_INFINITY
      sendAway(STOPPED)
    },
  }
}

const BURST = 2
/** What a stopped process has not sent, another one can send at once. */
const STOPPED = 1000

/** Behind everybody who is as much in a hurry. */
function placeOf(queue: readonly Waiting[], priority: number): number {
  let low = 0
  let high = queue.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((queue[middle]?.priority ?? 0) <= priority) low = middle + 1
    else high = middle
  }
  return low
}

/** Between the priorities of letters, of which 0 is the most urgent: somebody waits for an answer, nobody for an edit. */
export const PRIORITY = { answer: -1, edit: 100, lookUp: 50 } as const

// The ways a request goes wrong on purpose.

/** What happens to a request instead of, or after, the ordinary. Times in milliseconds. */
export type Fault =
  /** Done at once, answered late. */
  | { kind: 'slow'; ms: number }
  /** Done and answered late, whether or not the bot still waits. */
  | { kind: 'late'; ms: number }
  /** Done, and never answered. */
  | { kind: 'hang' }
  /** Not done; 500, 502, 503 and the like, or a refusal of Discord's with its code. */
  | { kind: 'status'; status: number; code?: number; message?: string }
  /** Not done; 429 with a Retry-After, for its bucket or for everything. */
  | { kind: 'rateLimit'; ms: number; global?: boolean }
  /** Not done; the connection breaks: by a reset (ECONNRESET), or closed without an answer where `closed` says so. */
  | { kind: 'reset'; closed?: boolean }
  /** Done, and the connection breaks before the answer: the bot cannot know. */
  | { kind: 'acceptThenReset'; closed?: boolean }

interface Armed {
  on: string
  fault: Fault
  left: number
}

export class Faults {
  #armed: Armed[] = []

  /**
   * The next `times` requests that match meet this fault.
   * @param on a route as in `POST /channels/:channel/messages`, a method, or `*` for all
   */
  arm(on: string, fault: Fault, times = 1) {
    this.#armed.push({ on, fault, left: times })
  }

  /** Everything works again. */
  clear() {
    this.#armed = []
  }

  /** The fault this request meets, if any. */
  meet(method: string, path: string): Fault | undefined {
    const found = this.#armed.find((one) => one.left > 0 && [`${method} ${path}`, method, '*'].includes(one.on))
    if (!found) return undefined
    found.left -= 1
    return found.fault
  }
}

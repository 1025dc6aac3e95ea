// What became visible, in order, and waiting for it without sleeping: a test asks for the next thing that
// fits, and gets it whether it came before or after it asked.
import { PATIENCE_MS } from '../../support/patience.ts'

export class Journal<T> {
  readonly entries: T[] = []
  readonly #taken = new WeakSet<object>()
  readonly #waiting = new Set<(entry: T) => void>()
  readonly #name: string
  readonly #describe: (entry: T) => string
  readonly #keep: number

  constructor(name: string, describe: (entry: T) => string, keep = Number.POSITIVE_INFINITY) {
    this.#name = name
    this.#describe = describe
    this.#keep = keep
  }

  add(entry: T & object) {
    this.entries.push(entry)
    if (this.entries.length > this.#keep) this.entries.splice(0, Math.ceil(this.#keep / 2))
    for (const look of [...this.#waiting]) look(entry)
  }

  /** Counts as seen: `next` will not return it. */
  take(entry: T & object) {
    this.#taken.add(entry)
  }

  /** Everything so far counts as seen. */
  takeAll() {
    for (const entry of this.entries) if (isObject(entry)) this.#taken.add(entry)
  }

  /**
   * The first entry nobody has taken yet and that fits, past or future; it is taken by this.
   * @param within milliseconds to wait for one that has not come yet
   * @throws when none came; the message lists the latest that did not fit
   */
  next(fits: (entry: T) => boolean, within = PATIENCE_MS): Promise<T> {
    const past = this.entries.find((entry) => isObject(entry) && !this.#taken.has(entry) && fits(entry))
    if (past !== undefined) {
      if (isObject(past)) this.#taken.add(past)
      return Promise.resolve(past)
    }
    return new Promise((resolve, reject) => {
      const look = (entry: T) => {
        if (!isObject(entry) || this.#taken.has(entry) || !fits(entry)) return
        this.#taken.add(entry)
        this.#waiting.delete(look)
        clearTimeout(timer)
        resolve(entry)
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(look)
        const latest = this.entries.slice(-5).map((entry) => `  ${this.#describe(entry)}`)
        reject(new Error(`No ${this.#name} that fits within ${within} ms. Latest:\n${latest.join('\n') || '  none'}`))
      }, within)
      this.#waiting.add(look)
    })
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

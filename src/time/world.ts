// The one record from which the program takes what differs from run to run: both clocks, every wait and timer, and
// random bytes. What starts work hands it a record; nothing else reads these from the machine.
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { setTimeout as waitFor } from 'node:timers/promises'

/** A clock is passed to whatever needs the time; tests pass a fixed one. */
export interface Clock {
  /** The present instant. */
  now(): Date
}

/** A timer that was started. */
export interface Timer {
  /** It does not fire any more. */
  stop(): void
  /** The process need not go on for it alone. */
  unref(): Timer
}

/** How a wait may end early. */
export interface WaitOptions {
  /** Ends it. */
  readonly signal?: AbortSignal | undefined
  /** False: the process need not go on for it alone. */
  readonly ref?: boolean
}

/** Where random values come from; for secrets too. */
export interface Randomness {
  bytes(length: number): Buffer
  /** A whole number from 0 up to, and without, the limit. */
  below(limit: number): number
  /** From 0 up to, and without, 1. */
  fraction(): number
  /** UUID version 4. Rows have ids that grow with time: `newId`. */
  uuid(): string
}

/** What a process knows of time and chance. Durations in milliseconds. */
export interface World extends Clock {
  /** The monotonic clock, for leases and measured waits; it goes on while the process is suspended. */
  elapsed(): number
  /** @throws an AbortError when its signal is aborted */
  wait(ms: number, options?: WaitOptions): Promise<void>
  /** Once, after so long. */
  after(ms: number, work: () => void): Timer
  /** Again and again, first after so long. */
  every(ms: number, work: () => void): Timer
  /** At the minutes a cron line names, such as `17 * * * *`. */
  atMinutes(cronLine: string, work: () => void): Timer
  /** Aborted with a TimeoutError after so long; it keeps no process alive. */
  deadline(ms: number): AbortSignal
  readonly random: Randomness
}

const timer = (stop: () => void, unref: () => void): Timer => {
  const made: Timer = {
    stop,
    unref() {
      unref()
      return made
    },
  }
  return made
}

/** The machine's own. */
export const systemWorld: World = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  wait: (ms, { signal, ref = true } = {}) => waitFor(ms, undefined, signal ? { signal, ref } : { ref }),
  after(ms, work) {
    const started = setTimeout(work, ms)
    return timer(
      () => clearTimeout(started),
      () => started.unref(),
    )
  },
  every(ms, work) {
    const started = setInterval(work, ms)
    return timer(
      () => clearInterval(started),
      () => started.unref(),
    )
  },
  atMinutes(cronLine, work) {
    let isStopped = false
    // Loaded with the first such line: a start waits for nothing that it does not need.
    const scheduled = import('node-cron').then(({ default: cron }) =>
      cron.schedule(cronLine, () => {
        if (!isStopped) work()
      }),
    )
    return timer(
      () => {
        isStopped = true
        void scheduled.then((task) => task.destroy())
      },
      () => undefined,
    )
  },
  deadline: (ms) => AbortSignal.timeout(ms),
  random: {
    bytes: takeBytes,
    below: (limit) => randomInt(limit),
    fraction: () => randomInt(FRACTIONS) / FRACTIONS,
    uuid: () => randomUUID(),
  },
}

/** Bytes fetched ahead: each call of the generator costs as much for sixteen bytes as for four thousand. */
const AHEAD = 4096
let ahead = Buffer.alloc(0)

/** Random bytes that nobody else gets: what was handed out is wiped from the store. */
function takeBytes(length: number): Buffer {
  if (length > AHEAD / 16) return randomBytes(length)
  if (ahead.length < length) ahead = randomBytes(AHEAD)
  const taken = Buffer.from(ahead.subarray(0, length))
  ahead.fill(0, 0, length)
  ahead = ahead.subarray(length)
  return taken
}

/** As many steps as a fraction has; the largest range that `randomInt` takes. */
const FRACTIONS = 2 ** 47

const handedIn = new AsyncLocalStorage<World>()

/** The record that was handed to the work under way; the machine's where none was. */
export const world = (): World => handedIn.getStore() ?? systemWorld

/** Hands a record to this work and to everything it starts, timers and promises included. */
export const runInWorld = <R>(given: World, work: () => R): R => handedIn.run(given, work)

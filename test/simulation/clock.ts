// Virtual time: events happen one after the other, by a seeded order where they share a millisecond, and the clock moves on
// only when nothing real is under way. Each simulated process has a record of clocks, timers and random bytes of its own.
import { AbortError } from 'p-retry'
import type { Timer, World } from '../../src/time/world.ts'
import { runInWorld } from '../../src/time/world.ts'
import { chanceOf } from './chance.ts'

/** A process was killed while this was under way: nothing of it goes on. */
export class ProcessKilledError extends Error {}

/** One process: its record, and what can happen to it. */
export interface SimulatedProcess {
  readonly name: string
  readonly world: World
  readonly isAlive: boolean
  readonly isFrozen: boolean
  /** Milliseconds its wall clock is ahead of the true time. */
  offsetMs: number
  /** Runs work as this process. */
  run<R>(work: () => R): R
  /** Later, as this process: never if it is dead by then, after its thaw if it is frozen. */
  later(ms: number, work: () => void): Timer
  /** Resolves after so long, and not while it is frozen. @throws {ProcessKilledError} if it is killed before */
  rest(ms: number): Promise<void>
  kill(): void
  freeze(): void
  thaw(): void
}

export interface SimulatedTime {
  /** Milliseconds since the beginning, true for everyone. */
  readonly elapsed: number
  /** The true instant. */
  now(): Date
  /** When time last jumped, as over a machine that was asleep. */
  readonly jumpedAt: number
  /** At that many milliseconds since the beginning. */
  at(ms: number, work: () => void): Timer
  createProcess(name: string): SimulatedProcess
  /** Something real begins, such as a statement of the database: time stands still until it is done. */
  beginReal(): () => void
  /** Nothing happens any more. */
  stop(): void
  /** Runs all events until then. @param mayIdle how far time may jump at once because nothing is due */
  runUntil(ms: number, mayIdle: () => Promise<number>): Promise<void>
}

interface Scheduled {
  readonly at: number
  readonly order: number
  readonly owner: ProcessState | null
  work: (() => void) | null
}

interface ProcessState {
  isAlive: boolean
  isFrozen: boolean
  readonly deferred: Scheduled[]
  readonly onDeath: Set<() => void>
}

export function createSimulatedTime(start: Date, seed: number): SimulatedTime {
  const queue = createHeap()
  const ties = chanceOf(seed, 'ties')
  let elapsed = 0
  let real = 0
  let isStopped = false
  let jumpedAt = Number.NEGATIVE_INFINITY

  const schedule = (at: number, owner: ProcessState | null, work: () => void): Scheduled => {
    const one: Scheduled = { at: Math.max(at, elapsed), order: ties.below(2 ** 30), owner, work }
    queue.push(one)
    return one
  }

  const fire = (one: Scheduled): void => {
    const { owner, work } = one
    if (work === null || owner?.isAlive === false) return
    if (owner?.isFrozen) return void owner.deferred.push(one)
    one.work = null
    work()
  }

  /** Until everything that was started has come to rest: no statement runs, and no promise has anything left to do. */
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      let calm = 0
      const turn = (): void => {
        calm = real === 0 ? calm + 1 : 0
        if (calm < CALM_TURNS) setImmediate(turn)
        else resolve()
      }
      setImmediate(turn)
    })

  const time: SimulatedTime = {
    get elapsed() {
      return elapsed
    },
    now: () => new Date(start.getTime() + elapsed),
    get jumpedAt() {
      return jumpedAt
    },
    at: (ms, work) => timerOf(schedule(ms, null, work)),
    createProcess(name) {
      const state: ProcessState = { isAlive: true, isFrozen: false, deferred: [], onDeath: new Set() }
      return createProcess(name, { time, seed, state, schedule, bornAt: elapsed })
    },
    beginReal() {
      real++
      return () => {
        real--
      }
    },
    stop() {
      isStopped = true
    },
    async runUntil(ms, mayIdle) {
      await settle()
      let looked = elapsed
      while (!isStopped) {
        if (elapsed - looked >= LOOK_MS) {
          const target = Math.min(await mayIdle(), queue.nextOf(null) ?? ms, ms)
          if (target - elapsed > MIN_JUMP_MS) {
            elapsed = target
            jumpedAt = elapsed
          }
          looked = elapsed
        }
        const next = queue.peek()
        if (!next || next.at > ms) break
        queue.pop()
        elapsed = Math.max(elapsed, next.at)
        fire(next)
        await settle()
      }
      elapsed = ms
    },
  }
  return time
}

/** Turns of the event loop in which nothing real may be under way before time moves on. */
const CALM_TURNS = 2
/** How often it is looked whether time may jump: a beat or two lie between two jumps. */
const LOOK_MS = 2_000
const MIN_JUMP_MS = 5_000

interface ProcessContext {
  readonly time: SimulatedTime
  readonly seed: number
  readonly state: ProcessState
  readonly schedule: (at: number, owner: ProcessState, work: () => void) => Scheduled
  readonly bornAt: number
}

function createProcess(name: string, { time, seed, state, schedule, bornAt }: ProcessContext): SimulatedProcess {
  const chance = chanceOf(seed, 'process', name)
  const later = (ms: number, work: () => void): Timer =>
    timerOf(schedule(time.elapsed + Math.max(0, Math.ceil(ms)), state, () => runInWorld(world, work)))
  const world: World = {
    now: () => new Date(time.now().getTime() + process.offsetMs),
    elapsed: () => time.elapsed - bornAt + 1_000,
    wait: (ms, { signal } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new AbortError('aborted'))
        const timer = later(ms, resolve)
        signal?.addEventListener(
          'abort',
          () => {
            timer.stop()
            reject(new AbortError('aborted'))
          },
          { once: true },
        )
      }),
    after: later,
    every(ms, work) {
      let timer = later(ms, again)
      function again(): void {
        timer = later(ms, again)
        work()
      }
      return { stop: () => timer.stop(), unref: () => timer }
    },
    atMinutes(cronLine, work) {
      const minute = Number(cronLine.split(' ', 1)[0])
      const until = (): number => (((minute * MINUTE_MS - world.now().getTime()) % HOUR_MS) + HOUR_MS) % HOUR_MS
      let timer = later(until() || HOUR_MS, again)
      function again(): void {
        timer = later(until() || HOUR_MS, again)
        work()
      }
      return { stop: () => timer.stop(), unref: () => timer }
    },
    deadline(ms) {
      const controller = new AbortController()
      later(ms, () => controller.abort(new DOMException('The operation timed out', 'TimeoutError')))
      return controller.signal
    },
    random: {
      bytes: (length) => Buffer.from(Array.from({ length }, () => chance.below(256))),
      below: (limit) => chance.below(limit),
      fraction: () => chance.below(2 ** 30) / 2 ** 30,
      uuid() {
        const bytes = world.random.bytes(16)
        bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
        bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
        return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      },
    },
  }
  const process: SimulatedProcess = {
    name,
    world,
    get isAlive() {
      return state.isAlive
    },
    get isFrozen() {
      return state.isFrozen
    },
    offsetMs: 0,
    run: (work) => runInWorld(world, work),
    later,
    rest: (ms) =>
      new Promise((resolve, reject) => {
        if (!state.isAlive) return reject(new ProcessKilledError(name))
        const die = (): void => reject(new ProcessKilledError(name))
        state.onDeath.add(die)
        later(ms, () => {
          state.onDeath.delete(die)
          resolve()
        })
      }),
    kill() {
      state.isAlive = false
      for (const die of state.onDeath) die()
      state.onDeath.clear()
      state.deferred.length = 0
    },
    freeze() {
      state.isFrozen = true
    },
    thaw() {
      state.isFrozen = false
      for (const { work } of state.deferred.splice(0)) if (work) schedule(time.elapsed, state, work)
    },
  }
  return process
}

const timerOf = (one: Scheduled): Timer => {
  const timer: Timer = {
    stop() {
      one.work = null
    },
    unref: () => timer,
  }
  return timer
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** The events to come, soonest first. */
function createHeap() {
  const all: Scheduled[] = []
  const isBefore = (a: Scheduled, b: Scheduled): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
  const swap = (a: number, b: number): void => {
    const [one, other] = [all[a], all[b]]
    if (one && other) [all[a], all[b]] = [other, one]
  }
  const isSooner = (a: number, b: number): boolean => {
    const [one, other] = [all[a], all[b]]
    return one !== undefined && other !== undefined && isBefore(one, other)
  }
  return {
    peek: (): Scheduled | undefined => all[0],
    /** When the soonest event of this owner is, if there is one. */
    nextOf: (owner: ProcessState | null): number | undefined =>
      all.reduce<number | undefined>(
        (soonest, one) =>
          one.owner === owner && one.work !== null && (soonest === undefined || one.at < soonest) ? one.at : soonest,
        undefined,
      ),
    push(one: Scheduled): void {
      all.push(one)
      for (let at = all.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isSooner(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
    pop(): void {
      const last = all.pop()
      if (!last || all.length === 0) return
      all[0] = last
      for (let at = 0; ; ) {
        const left = 2 * at + 1
        const child = isSooner(left + 1, left) ? left + 1 : left
        if (!isSooner(child, at)) break
        swap(child, at)
        at = child
      }
    },
  }
}

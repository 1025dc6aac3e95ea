// The waits before look-ups and the pauses of spaces are stored as instants of a wall clock. Where that clock is set, or is
// not the one they were stored by, the waits begin anew, so that none ends before its request can't be under way any more,
// and the pauses move with it, so that none lasts longer than was asked for.
import type { Me } from '../../../domain/request/me.ts'
import type { Clock } from '../../../time/index.ts'
import { world } from '../../../time/world.ts'
import * as outbox from '../../outbox/index.ts'

/** What keeping waits steady needs. */
export interface SteadyWaitsOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  readonly clock: Clock
  /** The lanes that this process sends through now. */
  readonly lanes: () => ReadonlySet<string>
  /** Whether it decides what waits. */
  readonly isClaimer: () => boolean
}

/** The waits before the look-ups of one process. */
export interface SteadyWaits {
  /**
   * By which stored waits may end, UTC: the wall clock, without what it was set by since `settle`. The monotonic clock
   * tells how far that is.
   */
  now(): Date
  /** Waits of these lanes were stored by another clock, or perhaps before this one was set. */
  distrust(lanes: Iterable<string>): void
  /**
   * Called at each tick, before anything is looked up: where the clock was set, or a lane is not trusted, its waits begin
   * anew, and its spaces' pauses move with the clock or are bounded.
   * @throws as the database does; the next call tries again, and until then no wait ends early
   */
  settle(): Promise<void>
}

/** Less is the correction of a clock that runs. */
const MIN_STEP_MS = 1_000
/** Pauses move by no less: a few seconds more or less are no matter to them, and a busy machine reads its clocks late. */
const MIN_MOVE_MS = 30_000

/** No lane is distrusted at first. */
export function createSteadyWaits({ transact, clock, lanes, isClaimer }: SteadyWaitsOptions): SteadyWaits {
  const read = () => ({ wallMs: clock.now().getTime(), elapsedMs: world().elapsed() })
  let settled = read()
  const distrusted = new Set<string>()

  /** By how much the clock was set between two readings; negative: back. */
  const stepOf = ({ wallMs, elapsedMs }: ReturnType<typeof read>): number =>
    wallMs - settled.wallMs - (elapsedMs - settled.elapsedMs)

  const isSet = (reading: ReturnType<typeof read>): boolean => Math.abs(stepOf(reading)) >= MIN_STEP_MS

  return {
    now() {
      const reading = read()
      return new Date(isSet(reading) ? reading.wallMs - stepOf(reading) : reading.wallMs)
    },
    distrust(given) {
      for (const lane of given) distrusted.add(lane)
    },
    async settle() {
      const reading = read()
      const concerned = [...lanes()].filter((lane) => isSet(reading) || distrusted.has(lane))
      const stepMs = isSet(reading) ? Math.round(stepOf(reading)) : 0
      const untrusted = concerned.filter((lane) => distrusted.has(lane))
      const now = new Date(reading.wallMs)
      if (concerned.length > 0)
        await transact(async (trx) => {
          await outbox.restartWaits(trx, { lanes: concerned, now })
          if (Math.abs(stepMs) >= MIN_MOVE_MS)
            await outbox.movePauses(trx, { lanes: concerned, now, stepMs, isClaimer: isClaimer() })
          if (untrusted.length > 0) await outbox.boundPauses(trx, { lanes: untrusted, now })
        })
      for (const lane of concerned) distrusted.delete(lane)
      settled = reading
    },
  }
}

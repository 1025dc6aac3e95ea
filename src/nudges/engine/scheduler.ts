// Ticks every second by a chain of timers: after a suspended machine wakes up there are no missed seconds to catch up.
// Due times are in the database, so one tick handles everything that is due.
import { hostname } from 'node:os'
import type { Platform } from '../../chat/platform.ts'
import { type Database, runInBackground } from '../../database/index.ts'
import type { Clock } from '../../time/index.ts'
import { type Timer, world } from '../../time/world.ts'
import { kinds } from '../kinds/index.ts'
import { createSender, type SenderOptions } from './sender.ts'

const SECOND_MS = 1_000

/** The scheduler of one process. */
export interface Scheduler {
  /** Lets another process send at once. */
  stop(): Promise<void>
  readonly holdsLease: boolean
  /** Milliseconds since a tick last succeeded. */
  readonly msSinceLastTick: number
}

export interface SchedulerOptions
  extends Pick<SenderOptions, 'onError' | 'onMarked' | 'onMissed' | 'onTouched' | 'leases' | 'recalledOf'> {
  readonly database: Database
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, Platform>
}

export async function startScheduler({ database, ...options }: SchedulerOptions): Promise<Scheduler> {
  const { knex, engine } = database
  const isAlone = engine === 'sqlite'
  const sender = createSender({
    ...options,
    transact: (work) => knex.transaction(work),
    // Knex accepts the same queries as a transaction does, each on its own.
    peek: knex as unknown as SenderOptions['peek'],
    kinds,
    isOnlyProcess: isAlone,
    holder: isAlone
      ? 'the only process'
      : `${hostname().slice(0, 20)} ${process.pid} ${world().random.uuid().slice(0, 8)}`,
  })
  let timer: Timer
  const tickEverySecond = (): void => {
    // Nothing can be saved, so nothing may be said: it would be said again.
    if (database.storageTrouble() !== 'gone') void runInBackground(() => sender.tick())
    // At whole seconds, as most due times are.
    timer = world().after(SECOND_MS - (options.clock.now().getTime() % SECOND_MS), tickEverySecond)
  }
  tickEverySecond()
  return {
    async stop() {
      timer.stop()
      await sender.stop()
    },
    get holdsLease() {
      return sender.holdsLease
    },
    get msSinceLastTick() {
      return sender.msSinceProgress
    },
  }
}

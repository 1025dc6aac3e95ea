// The heartbeat: one cron line that ticks every second. It only asks; what is due stands in the database, so that a
// beat that never came is made good by the next one.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import cron from 'node-cron'
import type { Platform } from '../../chat/platform.ts'
import type { Database } from '../../database/index.ts'
import { purge } from '../../domain/privacy/purge.ts'
import type { Clock } from '../../time/index.ts'
import { kinds } from '../kinds/index.ts'
import { createSender, type SenderOptions } from './sender.ts'

export interface Scheduler {
  /** Another process may send at once. */
  stop(): Promise<void>
  readonly holdsLease: boolean
  /** Milliseconds since a beat last ended as it should. */
  readonly msSinceLastTick: number
}

export interface SchedulerOptions
  extends Pick<SenderOptions, 'onError' | 'onMarked' | 'onMissed' | 'onTouched' | 'leases' | 'recalledOf'> {
  readonly database: Database
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, Platform>
}

export async function startScheduler({ database: { knex, engine }, ...options }: SchedulerOptions): Promise<Scheduler> {
  const isAlone = engine === 'sqlite'
  const sender = createSender({
    ...options,
    transact: (work) => knex.transaction(work),
    // Knex itself takes the same queries as a transaction, each on its own.
    peek: knex as unknown as SenderOptions['peek'],
    kinds,
    isOnlyProcess: isAlone,
    holder: isAlone ? 'the only process' : `${hostname().slice(0, 20)} ${process.pid} ${randomUUID().slice(0, 8)}`,
  })
  const task = cron.schedule('* * * * * *', () => void sender.tick(), { suppressMissedWarning: true })
  const cleaning = cron.schedule('17 * * * *', () => {
    knex.transaction((trx) => purge(trx, options.clock.now())).catch(options.onError)
  })
  // What came due while nobody was there is not kept waiting for the next second.
  void sender.tick()
  return {
    async stop() {
      await cleaning.destroy()
      await task.destroy()
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

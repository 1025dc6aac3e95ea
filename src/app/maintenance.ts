// Housekeeping of the database, once an hour in any process: what is over is deleted, and its room given back.
import { type Database, reclaimSpace, runInBackground, transactWithRetry } from '../database/index.ts'
import { purge } from '../domain/privacy/purge.ts'
import type { Clock } from '../time/index.ts'
import { world } from '../time/world.ts'

export interface MaintenanceOptions {
  readonly database: Database
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** How long after the start the first time comes, in milliseconds; a minute unless given. */
  readonly firstAfterMs?: number
}

export interface Maintenance {
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>
}

/** A terminal may be open for minutes a day, and never at the minute of the hour. */
const FIRST_AFTER_MS = 60_000

/** Begins a minute after the start, then every hour. Of several processes one does it, a step at a time. */
export function startMaintenance({ database, clock, onError, firstAfterMs }: MaintenanceOptions): Maintenance {
  const holder = world().random.uuid()
  let isStopped = false
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    const deleted = await purge({
      transact: (work) => transactWithRetry(database, work),
      now: () => clock.now(),
      holder,
      isStopped: () => isStopped,
    })
    if (deleted) await reclaimSpace(database, { deleted, isStopped: () => isStopped })
  }
  const begin = (): void => {
    running ??= runInBackground(run)
      .catch(onError)
      .finally(() => {
        running = null
      })
  }
  const first = world().after(firstAfterMs ?? FIRST_AFTER_MS, begin)
  const hourly = world().atMinutes('17 * * * *', begin)
  return {
    async stop() {
      isStopped = true
      first.stop()
      hourly.stop()
      await running
    },
  }
}

// Why a process should not be sent anybody just now. Alive is another question: that one is always answered yes.
import type { Platform } from '../chat/platform.ts'
import type { Database } from '../database/index.ts'
import type { Scheduler } from '../nudges/engine/scheduler.ts'
import * as ledger from '../nudges/outbox/index.ts'
import type { Clock } from '../time/index.ts'

export interface HealthOptions {
  readonly database: Database
  readonly clock: Clock
  readonly platforms: readonly Platform[]
  readonly scheduler: Scheduler | null
  readonly isStopping: () => boolean
}

/** Why it can't serve now, in words for an operator; null where it can. Answers within three seconds. */
export async function readinessProblem(options: HealthOptions): Promise<string | null> {
  const { database, platforms, scheduler, clock } = options
  if (options.isStopping()) return 'stopping'
  const waiting = platforms.find((platform) => !platform.isReady())
  if (waiting) return `${waiting.name} is not connected`
  if (scheduler && scheduler.msSinceLastTick > MAX_SILENCE_MS)
    return 'the heartbeat is stuck: nothing is planned or sent'
  const oldest = await tryWithTimeout(DATABASE_TIMEOUT_MS, oldestTimeCritical(database, clock))
  if (oldest === undefined) return 'the database does not answer'
  const lateMs = oldest === null ? 0 : clock.now().getTime() - oldest.getTime()
  // Where another process sends, it is that one's to say.
  if (scheduler?.holdsLease && lateMs > MAX_LATENESS_MS)
    return 'the ledger is stuck: what somebody timed has waited for a minute'
  return null
}

/** A beat is due every second; a few lost ones are a busy moment. */
const MAX_SILENCE_MS = 4_000
const DATABASE_TIMEOUT_MS = 2_000
const MAX_LATENESS_MS = 60_000

/** Also the question whether the database answers: one look at an index. */
const oldestTimeCritical = ({ knex }: Database, clock: Clock): Promise<Date | null> =>
  // Knex itself takes the same queries as a transaction, each on its own.
  ledger.oldestPendingAt(knex as unknown as Parameters<typeof ledger.oldestPendingAt>[0], 0, clock.now())

/** Undefined where it fails or takes longer. */
async function tryWithTimeout<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer))
}

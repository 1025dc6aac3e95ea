// Why a process should not be sent anybody just now. Alive is another question: that one is always answered yes.
import type { Platform } from '../chat/platform.ts'
import type { Database } from '../database/index.ts'
import type { Heart } from '../nudges/engine/scheduler.ts'
import * as ledger from '../nudges/outbox/index.ts'
import type { Clock } from '../time/index.ts'

export interface HealthOptions {
  readonly database: Database
  readonly clock: Clock
  readonly platforms: readonly Platform[]
  readonly heart: Heart | null
  readonly isStopping: () => boolean
}

/** Why it can't serve now, in words for an operator; null where it can. Answers within three seconds. */
export async function notReady(options: HealthOptions): Promise<string | null> {
  const { database, platforms, heart, clock } = options
  if (options.isStopping()) return 'stopping'
  const waiting = platforms.find((platform) => !platform.isReady())
  if (waiting) return `${waiting.name} is not connected`
  if (heart && heart.silentMs > SILENT_MS) return 'the heartbeat is stuck: nothing is planned or sent'
  const oldest = await within(ANSWER_MS, oldestTimed(database, clock))
  if (oldest === undefined) return 'the database does not answer'
  const lateMs = oldest === null ? 0 : clock.now().getTime() - oldest.getTime()
  // Where another process sends, it is that one's to say.
  if (heart?.holdsLease && lateMs > LATE_MS) return 'the ledger is stuck: what somebody timed has waited for a minute'
  return null
}

/** A beat is due every second; a few lost ones are a busy moment. */
const SILENT_MS = 4_000
const ANSWER_MS = 2_000
const LATE_MS = 60_000

/** Also the question whether the database answers: one look at an index. */
const oldestTimed = ({ knex }: Database, clock: Clock): Promise<Date | null> =>
  // Knex itself takes the same queries as a transaction, each on its own.
  ledger.oldestWaiting(knex as unknown as Parameters<typeof ledger.oldestWaiting>[0], 0, clock.now())

/** Undefined where it fails or takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer))
}

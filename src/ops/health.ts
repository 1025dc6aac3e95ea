// Readiness: why a process should not receive requests now. Liveness is separate and always yes.
import type { Platform } from '../chat/platform.ts'
import { type Database, STORAGE_TEXT } from '../database/index.ts'
import type { Scheduler } from '../nudges/engine/scheduler.ts'
import * as outbox from '../nudges/outbox/index.ts'
import type { Clock } from '../time/index.ts'
import { type Timer, world } from '../time/world.ts'

export interface HealthOptions {
  readonly database: Database
  readonly clock: Clock
  readonly platforms: readonly Platform[]
  readonly scheduler: Scheduler | null
  readonly isStopping: () => boolean
}

/**
 * Paused spaces, described for an operator. They do not make the process unready, since it serves the others. Empty if
 * the database does not answer in time.
 */
export async function readinessNotes({
  database,
  clock,
}: Pick<HealthOptions, 'database' | 'clock'>): Promise<string[]> {
  const waiting = await tryWithTimeout(DATABASE_TIMEOUT_MS, pausedSpaces(database, clock))
  return (waiting ?? []).slice(0, MAX_NAMED_SPACES).map(describePause)
}

/** Why it is not ready, for an operator; null if it is. Answers within three seconds. */
export async function readinessProblem(options: HealthOptions): Promise<string | null> {
  const { database, platforms, scheduler, clock } = options
  if (options.isStopping()) return 'stopping'
  const waiting = platforms.find((platform) => !platform.isReady())
  if (waiting) return `${waiting.name} isn't connected`
  if (scheduler && scheduler.msSinceLastTick > MAX_SILENCE_MS)
    return 'the heartbeat is stuck: nothing is planned or sent'
  const storage = await storageProblem(database)
  if (storage !== null) return storage
  const oldest = await tryWithTimeout(DATABASE_TIMEOUT_MS, oldestTimeCritical(database, clock))
  if (oldest === undefined) return "the database doesn't answer"
  const lateMs = oldest === null ? 0 : clock.now().getTime() - oldest.getTime()
  // If another process claims, that one reports it.
  if (scheduler?.holdsLease && lateMs > MAX_LATENESS_MS)
    return 'the outbox is stuck: a timed reminder has waited for a minute'
  return null
}

/** Why nothing can be saved, looked at once more: a disk may have room again, and nobody may have saved anything since. */
async function storageProblem(database: Database): Promise<string | null> {
  const before = database.storageTrouble()
  if (before === null) return null
  if (before !== 'gone') await tryWithTimeout(DATABASE_TIMEOUT_MS, probeStorage(database))
  const trouble = database.storageTrouble()
  return trouble === null ? null : STORAGE_TEXT[trouble](database.file)
}

/** Writes a little. What is written is small again at the end. */
const probeStorage = async ({ knex, noteCommitted }: Database): Promise<void> => {
  await knex.transaction(async (trx) => {
    const row = { setting_id: 'storage probe', value: 'x'.repeat(PROBE_LENGTH), updated_at: new Date(0) }
    await trx('settings').insert(row).onConflict('setting_id').merge(['value'])
    await trx('settings').where({ setting_id: row.setting_id }).update({ value: '' })
  })
  noteCommitted()
}

/** More than the room that is left in a page. */
const PROBE_LENGTH = 20_000

/** A tick is due every second; a few missed ones are normal under load. */
const MAX_SILENCE_MS = 4_000
const DATABASE_TIMEOUT_MS = 2_000
const MAX_LATENESS_MS = 60_000

const MAX_NAMED_SPACES = 20

const pausedSpaces = ({ knex }: Database, clock: Clock): Promise<readonly outbox.PausedSpace[]> =>
  outbox.listPausedSpaces(knex as unknown as Parameters<typeof outbox.listPausedSpaces>[0], clock.now())

const describePause = ({ platform, externalId, pausedUntil, isFailing }: outbox.PausedSpace): string => {
  const why = isFailing ? 'sending there failed' : 'the platform asked to wait'
  return `${[platform, externalId].filter(Boolean).join(' ')} is kept waiting until ${pausedUntil.toISOString()}: ${why}`
}

/** Also checks that the database answers: one index read. */
const oldestTimeCritical = ({ knex }: Database, clock: Clock): Promise<Date | null> =>
  // Knex accepts the same queries as a transaction does, each on its own.
  outbox.oldestPendingAt(knex as unknown as Parameters<typeof outbox.oldestPendingAt>[0], 0, clock.now())

/** Undefined if it fails or takes longer. */
async function tryWithTimeout<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: Timer | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = world().after(ms, () => resolve(undefined))
  })
  return Promise.race([work.catch(() => undefined), late]).finally(() => timer?.stop())
}

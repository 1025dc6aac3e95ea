// Work that a tick starts without waiting: closing expired sessions, moving repeating tasks on to the occurrence that
// has begun, and recomputing stored times after new zone data.
import type { CardSubject } from '../../../contracts/conversation.ts'
import * as focus from '../../../domain/days/focus/index.ts'
import * as schedules from '../../../domain/reminders/schedules/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { rollDueTasks } from '../../../domain/tasks/rolling.ts'
import { type Clock, zoneDataVersion } from '../../../time/index.ts'

/** What the background jobs need. */
export interface BackgroundJobsOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  /** Reads without a transaction. */
  readonly peek: Me['trx']
  readonly clock: Clock
  readonly isStopped: () => boolean
  readonly onError: (error: unknown) => void
  /** After a commit that changed these. */
  readonly onTouched: ((subjects: readonly CardSubject[]) => void) | undefined
}

/** The background jobs of a sender. */
export interface BackgroundJobs {
  /** Closes those that are due; their nudges do not wait for it. */
  closeDueSessions(): void
  /** Moves repeating tasks on to the occurrence that has begun. */
  rollDueTasks(): void
  /** Once; after a failure the next tick tries again. Waits only for what could otherwise be sent too early. */
  updateZoneData(): Promise<void>
  /** Resolves when nothing is under way. */
  whenIdle(): Promise<void>
}

/** Nothing starts until it is called. */
export function createBackgroundJobs(options: BackgroundJobsOptions): BackgroundJobs {
  const { transact, peek, clock, isStopped, onError, onTouched } = options
  let closing: Promise<void> | null = null
  let rolling: Promise<void> | null = null
  let following: Promise<void> | null = null
  let hasFollowed = false

  const closeBatch = async (): Promise<readonly CardSubject[]> =>
    (await focus.hasDueFocus(peek, clock.now())) ? transact((trx) => focus.closeDueFocus(trx, clock.now())) : []

  const rollBatch = (): Promise<readonly CardSubject[]> => transact((trx) => rollDueTasks(trx, clock.now()))

  /** Until a batch changes nothing: then nothing is left, or another process does the rest. */
  const runBatches = async (batch: () => Promise<readonly CardSubject[]>): Promise<void> => {
    try {
      while (!isStopped()) {
        const touched = await batch()
        if (touched.length === 0) return
        onTouched?.(touched)
      }
    } catch (error) {
      onError(error)
    }
  }

  const follow = async (): Promise<void> => {
    const version = zoneDataVersion()
    const rest = await schedules.recomputeForZoneData({ transact, version, now: () => clock.now(), isStopped })
    const done = (): void => {
      hasFollowed = true
    }
    if (!rest) return done()
    following = rest()
      .then(done, onError)
      .finally(() => {
        following = null
      })
  }

  return {
    closeDueSessions() {
      closing ??= runBatches(closeBatch).finally(() => {
        closing = null
      })
    },
    rollDueTasks() {
      rolling ??= runBatches(rollBatch).finally(() => {
        rolling = null
      })
    },
    async updateZoneData() {
      if (!hasFollowed && !following) await follow().catch(onError)
    },
    async whenIdle() {
      await closing
      await rolling
      await following
    },
  }
}

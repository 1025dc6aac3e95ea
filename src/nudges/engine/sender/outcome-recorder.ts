// Records outcomes in the outbox, in batches shortly after; while the database is unavailable it keeps them.

import type { Platform } from '../../../chat/platform.ts'
import { withRetry } from '../../../chat/run/with-retry.ts'
import type { View } from '../../../chat/view.ts'
import type { ReplyMeanings } from '../../../contracts/conversation.ts'
import type { Me } from '../../../domain/request/me.ts'
import type { Clock } from '../../../time/index.ts'
import { world } from '../../../time/world.ts'
import type { DeliveryOutcome } from '../delivery-queue.ts'
import { type RecordedMark, recordOutcomes, rememberShown } from '../record-outcomes.ts'

/** What recording needs. */
export interface OutcomeRecorderOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  /** At most so many deliveries in one transaction. */
  readonly batchSize: number
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, Platform>
  readonly recalledOf: ((shown: View) => ReplyMeanings) | undefined
  /** A batch that can't be recorded is retried later. */
  readonly isStopped: () => boolean
  readonly onError: (error: unknown) => void
  /** After the commit of a batch. */
  readonly onMarked: (marks: readonly RecordedMark[], batch: readonly DeliveryOutcome[]) => void
}

/** Outcomes that are not recorded yet. */
export interface OutcomeRecorder {
  add(outcome: DeliveryOutcome): void
  /** Resolves when everything is recorded; null where everything is. */
  readonly pendingFlush: Promise<void> | null
}

const FLUSH_DELAY_MS = 15
const RETRY_MS = 250

/** Outcomes close together are recorded in one transaction. */
export function createOutcomeRecorder(options: OutcomeRecorderOptions): OutcomeRecorder {
  const { transact, batchSize, clock, platforms, recalledOf, isStopped, onError, onMarked } = options
  const outcomes: DeliveryOutcome[] = []
  let flushing: Promise<void> | null = null

  const flushSoon = async (): Promise<void> => {
    await world().wait(FLUSH_DELAY_MS)
    while (outcomes.length > 0) {
      const batch = outcomes.splice(0, batchSize)
      const record = async (): Promise<void> => {
        onMarked(await transact((trx) => recordOutcomes(trx, batch, clock.now())), batch)
        await remember(batch)
      }
      try {
        await withRetry(record, {
          attempts: Number.POSITIVE_INFINITY,
          pauseMs: RETRY_MS,
          maxPauseMs: 2 * RETRY_MS,
          mayRetry(error) {
            onError(error)
            // Sent ones must not be lost; what cannot be recorded at all is looked up when its lease ends.
            return !isStopped()
          },
        })
      } catch {
        break
      }
    }
    flushing = null
  }

  const remember = async (batch: readonly DeliveryOutcome[]): Promise<void> => {
    const forgetful = batch.filter(({ delivery }) => platforms.get(delivery.platform)?.recordsShownViews !== true)
    if (!recalledOf || forgetful.length === 0) return
    await transact((trx) => rememberShown(trx, forgetful, recalledOf, clock.now())).catch(onError)
  }

  return {
    add(outcome) {
      outcomes.push(outcome)
      flushing ??= flushSoon()
    },
    get pendingFlush() {
      return flushing
    },
  }
}

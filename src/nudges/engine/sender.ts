// What one tick of the scheduler does: plan (any process), then look up, claim and send, where this process holds the
// leases for it.

import type { Platform } from '../../chat/platform.ts'
import type { View } from '../../chat/view.ts'
import type { CardSubject, ReplyMeanings } from '../../contracts/conversation.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Clock } from '../../time/index.ts'
import { world } from '../../time/world.ts'
import type { Kinds } from '../kinds/index.ts'
import * as outbox from '../outbox/index.ts'
import { createDeliveryQueue } from './delivery-queue.ts'
import type { RecordedMark } from './record-outcomes.ts'
import { hasLaneFor, platformLanes } from './route.ts'
import { createBackgroundJobs } from './sender/background-jobs.ts'
import { createClaimer } from './sender/claimer.ts'
import { createInFlight } from './sender/in-flight.ts'
import { createLeaseHolder, type LeaseHolder } from './sender/lease-holder.ts'
import { createOutcomeRecorder } from './sender/outcome-recorder.ts'
import { createSteadyWaits, type SteadyWaits } from './sender/steady-waits.ts'
import { createUnknownResolver } from './sender/unknown-resolver.ts'

type Trx = Me['trx']

/** What the sender is made of. */
export interface SenderOptions {
  /** One short transaction. */
  transact<R>(work: (trx: Trx) => Promise<R>): Promise<R>
  /** Reads outside a transaction; on SQLite a transaction would be a writer. */
  readonly peek: Trx
  readonly clock: Clock
  readonly kinds: Kinds
  readonly platforms: ReadonlyMap<string, Platform>
  /** Names this process among others. */
  readonly holder: string
  /** No other process can send: SQLite has one. Claims of an earlier process are taken over at once. */
  readonly isOnlyProcess?: boolean
  /** How long leases and claims of this process last; tests use shorter ones. */
  readonly leases?: { readonly senderMs: number; readonly rowMs: number }
  /** Records what numbers, labels, *yes* and *no* refer to after a nudge; optional. */
  readonly recalledOf?: (shown: View) => ReplyMeanings
  readonly onError: (error: unknown) => void
  /** After a commit that changed these subjects: their cards are redrawn. */
  readonly onTouched?: (subjects: readonly CardSubject[]) => void
  /** After rows were marked: for metrics, and for tests that wait. */
  readonly onMarked?: (marks: readonly RecordedMark[]) => void
  /** Reports how many occurrences came too late to be sent. */
  readonly onMissed?: (count: number) => void
}

/** The sender of one process. */
export interface Sender {
  /** Handles what is due now. Ticks during a running one are skipped; the next one handles their work. */
  tick(): Promise<void>
  /** Resolves when nothing is under way or waiting to be recorded. */
  whenIdle(): Promise<void>
  /** Starts nothing new, finishes what is under way, gives back the rest, and lets another process take over. */
  stop(): Promise<void>
  readonly holdsLease: boolean
  /** Milliseconds since a tick, or a step of one, last succeeded; a healthy one ticks every second. */
  readonly msSinceProgress: number
}

/** A sender that has not ticked yet; the scheduler calls `tick`. */
export function createSender(options: SenderOptions): Sender {
  const { transact, peek, clock, platforms, holder, onError } = options
  const { senderMs, rowMs } = options.leases ?? { senderMs: outbox.SENDER_LEASE_MS, rowMs: outbox.ROW_LEASE_MS }
  const lanes = platformLanes(platforms.values())
  const leaseHolder = createLeaseHolder({
    ...{ transact, clock, holder, lanes, leaseMs: senderMs },
    onUntrusted: (gained) => steadyWaits.distrust(gained),
  })
  const steadyWaits = createSteadyWaits({
    ...{ transact, clock },
    lanes: () => leaseHolder.leases.lanes,
    isClaimer: () => leaseHolder.leases.isClaimer,
  })
  const state: SenderState = { isStopped: false, hasReturnedClaims: false, progressAt: world().elapsed() }
  let ticking: Promise<void> | null = null

  const context = { leaseHolder, steadyWaits, rowMs, state }
  const { backgroundJobs, claimer, outcomeRecorder, queue, resolver } = createSenderParts(options, context)

  const canSend = (): boolean => lanes.length > 0 && leaseHolder.isValid()

  const work = async (): Promise<void> => {
    try {
      if (options.isOnlyProcess && !state.hasReturnedClaims) {
        await transact((trx) => outbox.returnAllClaims(trx))
        state.hasReturnedClaims = true
      }
      await backgroundJobs.updateZoneData()
      await leaseHolder.renew()
      await steadyWaits.settle()
      const due = await outbox.findDueWork(peek, clock.now(), leaseHolder.parkedLanes())
      if (due.hasExpired && canSend()) await resolver.begin()
      // Planned first, so that what belongs together is claimed together.
      const planned = due.hasDueSchedules ? await claimer.planAll() : 0
      if ((due.hasPending || planned > 0) && canSend()) await claimer.claimAll()
      if (due.hasDueFocus) backgroundJobs.closeDueSessions()
      if (due.hasDueRolls) backgroundJobs.rollDueTasks()
      state.progressAt = world().elapsed()
    } catch (error) {
      onError(error)
    }
  }

  const whenIdle = async (): Promise<void> => {
    await resolver.whenIdle()
    while (queue.size > 0 || outcomeRecorder.pendingFlush) await (outcomeRecorder.pendingFlush ?? world().wait(5))
    await backgroundJobs.whenIdle()
  }

  return {
    tick() {
      if (state.isStopped) return Promise.resolve()
      ticking ??= work().finally(() => {
        ticking = null
      })
      return ticking
    },
    whenIdle,
    async stop() {
      state.isStopped = true
      await ticking
      await queue.stop()
      await whenIdle()
      await leaseHolder.release().catch(onError)
    },
    get holdsLease() {
      return leaseHolder.leases.isClaimer && leaseHolder.isValid()
    },
    get msSinceProgress() {
      return world().elapsed() - state.progressAt
    },
  }
}

/** Mutable state of a sender. */
interface SenderState {
  isStopped: boolean
  hasReturnedClaims: boolean
  /** When something last succeeded, on the monotonic clock. */
  progressAt: number
}

interface SenderContext {
  readonly leaseHolder: LeaseHolder
  readonly steadyWaits: SteadyWaits
  /** How long claimed rows belong to this process. */
  readonly rowMs: number
  readonly state: SenderState
}

/** Wires the parts of a sender. */
function createSenderParts(options: SenderOptions, { leaseHolder, steadyWaits, rowMs, state }: SenderContext) {
  const { transact, peek, clock, kinds, platforms, onError } = options
  const inFlight = createInFlight()
  const isStopped = (): boolean => state.isStopped
  const noteProgress = (): void => {
    state.progressAt = world().elapsed()
  }
  const onMarked = (marks: readonly RecordedMark[]): void => options.onMarked?.(marks)
  const shared = { transact, peek, clock, platforms, isStopped, onError }

  const backgroundJobs = createBackgroundJobs({ ...shared, onTouched: options.onTouched })
  const outcomeRecorder = createOutcomeRecorder({
    ...shared,
    batchSize: outbox.claimBatchSize(peek),
    recalledOf: options.recalledOf,
    onMarked(marks, batch) {
      onMarked(marks)
      noteProgress()
      const deliveries = batch.map(({ delivery }) => delivery)
      queue.confirmRecorded(deliveries)
      inFlight.delete(deliveries)
    },
  })
  const queue = createDeliveryQueue({
    platforms,
    mayBeginUntil({ message, platform }) {
      if (!hasLaneFor(leaseHolder.leases.lanes, { platform, externalId: message.externalId })) return null
      const rowUntil = inFlight.claimedAt(message.idempotencyKey) + rowMs / 2
      const left = Math.min(leaseHolder.validUntil, rowUntil) - world().elapsed()
      return left > 0 ? new Date(clock.now().getTime() + left) : null
    },
    async markBegun(deliveries) {
      const rows = deliveries.flatMap((delivery) => delivery.rows)
      const own = await outbox.markBegun(peek, rows, clock.now())
      return new Set(deliveries.filter((delivery) => delivery.rows.every(({ nudge_id }) => own.has(nudge_id))))
    },
    onOutcome: (outcome) => outcomeRecorder.add(outcome),
    onError,
  })
  const claimer = createClaimer({
    ...shared,
    kinds,
    leaseHolder,
    queue,
    leaseMs: rowMs,
    onClaimed: inFlight.add,
    onMarked,
    onMissed: (count) => options.onMissed?.(count),
    onProgress: noteProgress,
  })
  const resolver = createUnknownResolver({
    ...shared,
    waitsEndBy: steadyWaits.now,
    ownWork: () => ({
      isClaimer: leaseHolder.leases.isClaimer,
      lanes: [...leaseHolder.leases.lanes],
      inFlightIds: inFlight.nudgeIds(),
    }),
    onMarked,
  })
  return { backgroundJobs, claimer, outcomeRecorder, queue, resolver }
}

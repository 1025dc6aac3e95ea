// What one heartbeat does: plan (any process), then, in whichever process holds the leases for it, resolve, claim, send.

import type { Platform } from '../../chat/platform.ts'
import type { ReplyContext } from '../../chat/run/request-scope.ts'
import type { CardSubject, View } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Clock } from '../../time/index.ts'
import { monotonicMs } from '../../time/index.ts'
import type { Kinds } from '../kinds/index.ts'
import * as ledger from '../outbox/index.ts'
import { claimBatch } from './claim-batch.ts'
import { createDeliveryQueue } from './delivery-queue.ts'
import type { RecordedMark } from './record-outcomes.ts'
import { hasLaneFor, platformLanes } from './route.ts'
import { createBackgroundJobs } from './sender/background-jobs.ts'
import { createLeaseHolder } from './sender/lease-holder.ts'
import { createOutcomeRecorder } from './sender/outcome-recorder.ts'
import { createUnknownResolver } from './sender/unknown-resolver.ts'

type Trx = Me['trx']

/** What the sender is made of. */
export interface SenderOptions {
  /** One short transaction. */
  transact<R>(work: (trx: Trx) => Promise<R>): Promise<R>
  /** Reads without one; on SQLite a transaction would be a writer. */
  readonly peek: Trx
  readonly clock: Clock
  readonly kinds: Kinds
  readonly platforms: ReadonlyMap<string, Platform>
  /** Names this process among others. */
  readonly holder: string
  /** Nobody else can send: SQLite has one process. What another one left behind is taken over at once. */
  readonly isOnlyProcess?: boolean
  /** How long this process and its claimed rows are believed to be well; shorter ones are for tests. */
  readonly leases?: { readonly senderMs: number; readonly rowMs: number }
  /** What a typed number, label, *yes* or *no* means after this was said there; without it nothing is remembered. */
  readonly recalledOf?: (shown: View) => ReplyContext
  readonly onError: (error: unknown) => void
  /** After a commit that changed these: cards that show them are to be drawn again. */
  readonly onTouched?: (subjects: readonly CardSubject[]) => void
  /** After rows were marked: for metrics, and for tests that wait. */
  readonly onMarked?: (marks: readonly RecordedMark[]) => void
  /** After so many occurrences came too late to be said. */
  readonly onMissed?: (count: number) => void
}

/** What speaks unasked, in one process. */
export interface Sender {
  /** One look at the clock. Beats that come while one works are left out; the next one sees what they would have. */
  tick(): Promise<void>
  /** Resolves when nothing is under way or waits for its mark. */
  whenIdle(): Promise<void>
  /** Begins nothing any more, finishes what was begun, gives back the rest, lets another process begin. */
  stop(): Promise<void>
  readonly holdsLease: boolean
  /** Milliseconds since a beat, or a step of one, last ended as it should; a healthy one beats every second. */
  readonly msSinceProgress: number
}

/** What a process says unasked. It begins with its first beat; who calls `beat` is the heartbeat's business. */
export function createSender(options: SenderOptions): Sender {
  const { transact, peek, clock, kinds, platforms, holder, onError } = options
  const { senderMs, rowMs } = options.leases ?? { senderMs: ledger.SENDER_LEASE_MS, rowMs: ledger.ROW_LEASE_MS }
  // Claims at most what can be sent in a third of a row's lease.
  const claimSeconds = rowMs / 3000
  const doors = platformLanes(platforms.values())
  const batchSize = ledger.claimBatchSize(peek)
  const leaseHolder = createLeaseHolder({ transact, clock, holder, lanes: doors, leaseMs: senderMs })
  let isStopped = false
  let ticking: Promise<void> | null = null
  let hasExpiredLeases = false
  const claimedAt = new Map<string, number>()
  /** Rows that are in the queue or under way: theirs is no silence. */
  const inFlightIds = new Set<string>()

  /** When something last went as it should, on this process's own watch. */
  let progressAt = monotonicMs()
  const noteProgress = (): void => {
    progressAt = monotonicMs()
  }

  const isClaiming = (): boolean => leaseHolder.leases.isClaimer && leaseHolder.isValid()

  const backgroundJobs = createBackgroundJobs({
    transact,
    peek,
    clock,
    onTouched: options.onTouched,
    isStopped: () => isStopped,
    onError,
  })
  const outcomeRecorder = createOutcomeRecorder({
    batchSize,
    transact,
    clock,
    platforms,
    recalledOf: options.recalledOf,
    isStopped: () => isStopped,
    onError,
    onMarked(marks, batch) {
      options.onMarked?.(marks)
      noteProgress()
      const parcels = batch.map(({ delivery }) => delivery)
      queue.confirmRecorded(parcels)
      for (const { rows } of parcels) for (const { nudge_id } of rows) inFlightIds.delete(nudge_id)
    },
  })
  const queue = createDeliveryQueue({
    platforms,
    mayBeginUntil({ message, platform }) {
      if (!hasLaneFor(leaseHolder.leases.lanes, { platform, externalId: message.externalId })) return null
      const rowUntil = (claimedAt.get(message.idempotencyKey) ?? 0) + rowMs / 2
      const left = Math.min(leaseHolder.validUntil, rowUntil) - monotonicMs()
      return left > 0 ? new Date(clock.now().getTime() + left) : null
    },
    onOutcome(outcome) {
      claimedAt.delete(outcome.delivery.message.idempotencyKey)
      outcomeRecorder.add(outcome)
    },
  })

  /** One batch of what has come due. @returns how many schedules that were */
  const plan = async (): Promise<number> => {
    if (isStopped || !(await ledger.hasDueSchedules(peek, clock.now()))) return 0
    const done = await transact((trx) => ledger.planDue(trx, clock.now(), kinds))
    if (done.missed > 0) options.onMissed?.(done.missed)
    noteProgress()
    return done.schedules
  }

  const planAll = async (): Promise<void> => {
    // Where none were planned that are due, others plan them.
    for (let planned = await plan(); planned > 0; planned = await plan()) {
      if (planned < ledger.PLAN_BATCH_SIZE) continue
      await leaseHolder.renew()
      if (isClaiming()) await claimAll()
    }
  }

  /**
   * What is due, where this process claims; else what the one that does has parked for this one's doors. After each full
   * batch the most urgent has its turn again, with what has come due meanwhile.
   */
  const claimAll = async (): Promise<void> => {
    const isElsewhere = !leaseHolder.leases.isClaimer
    if (isElsewhere && !(await ledger.hasParked(peek, [...leaseHolder.leases.lanes]))) return
    let priority: ledger.SendPriority | null = 0
    while (priority !== null && !isStopped && leaseHolder.isValid()) {
      const isFull: boolean = await claim(priority, isElsewhere)
      if (isFull) await plan()
      priority = isFull ? 0 : afterPriority(priority)
    }
  }

  /** @returns whether there may be more of that priority, and room for it */
  const claim = async (priority: ledger.SendPriority, isElsewhere: boolean): Promise<boolean> => {
    const room = Math.max(priority === 0 ? 50 : 0, Math.floor(queue.throughput * claimSeconds) - queue.size)
    const limit = Math.min(batchSize, room)
    if (limit <= 0 || !(isElsewhere || (await ledger.hasPending(peek, clock.now(), priority)))) return false
    const asked = monotonicMs()
    const ways = { platforms, lanes: leaseHolder.leases, capacityLeft: queue.capacityLeft }
    const { deliveries, marks, claimedCount } = await transact((trx) =>
      claimBatch(trx, { ...ways, kinds, now: clock.now(), priority, limit, leaseMs: rowMs, isParked: isElsewhere }),
    )
    for (const { message, rows } of deliveries) {
      claimedAt.set(message.idempotencyKey, asked)
      for (const { nudge_id } of rows) inFlightIds.add(nudge_id)
    }
    queue.push(deliveries, asked)
    if (marks.length > 0) options.onMarked?.(marks)
    noteProgress()
    return claimedCount === limit
  }

  const resolve = createUnknownResolver({
    transact,
    peek,
    clock,
    platforms,
    leaseMs: rowMs,
    ownWork: () => ({
      isClaimer: leaseHolder.leases.isClaimer,
      lanes: [...leaseHolder.leases.lanes],
      inFlightIds: [...inFlightIds],
    }),
    onMarked: (marks) => options.onMarked?.(marks),
    onError,
  })

  const work = async (): Promise<void> => {
    try {
      if (options.isOnlyProcess && !hasExpiredLeases) {
        await transact((trx) => ledger.expireLeases(trx, clock.now()))
        hasExpiredLeases = true
      }
      await backgroundJobs.updateZoneData()
      await leaseHolder.renew()
      if (leaseHolder.isValid() && doors.length > 0) await resolve()
      // Planned first, so that what belongs together is claimed together.
      await planAll()
      if (leaseHolder.isValid() && doors.length > 0) await claimAll()
      backgroundJobs.closeDueSessions()
      noteProgress()
    } catch (error) {
      onError(error)
    }
  }

  const idle = async (): Promise<void> => {
    while (queue.size > 0 || outcomeRecorder.pendingFlush)
      await (outcomeRecorder.pendingFlush ?? new Promise((done) => setTimeout(done, 5)))
    await backgroundJobs.whenIdle()
  }

  return {
    tick() {
      if (isStopped) return Promise.resolve()
      ticking ??= work().finally(() => {
        ticking = null
      })
      return ticking
    },
    whenIdle: idle,
    async stop() {
      isStopped = true
      await ticking
      await queue.stop()
      await idle()
      await leaseHolder.release().catch(onError)
    },
    get holdsLease() {
      return isClaiming()
    },
    get msSinceProgress() {
      return monotonicMs() - progressAt
    },
  }
}

const afterPriority = (priority: ledger.SendPriority): ledger.SendPriority | null =>
  priority === 0 ? 1 : priority === 1 ? 2 : null

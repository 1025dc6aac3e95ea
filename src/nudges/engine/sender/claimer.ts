// Plans what is due, and claims as much as can be sent soon, the most urgent first.
import type { Me } from '../../../domain/request/me.ts'
import type { Clock } from '../../../time/index.ts'
import { world } from '../../../time/world.ts'
import type { Kinds } from '../../kinds/index.ts'
import type { Mark } from '../../outbox/index.ts'
import * as outbox from '../../outbox/index.ts'
import { claimBatch } from '../claim-batch.ts'
import type { DeliveryQueue } from '../delivery-queue.ts'
import type { AvailableRoutes, Delivery } from '../route.ts'
import type { LeaseHolder } from './lease-holder.ts'

/** What planning and claiming need. */
export interface ClaimerOptions extends Pick<AvailableRoutes, 'platforms'> {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  /** Reads without a transaction. */
  readonly peek: Me['trx']
  readonly clock: Clock
  readonly kinds: Kinds
  readonly leaseHolder: LeaseHolder
  readonly queue: Pick<DeliveryQueue, 'push' | 'size' | 'throughput' | 'capacityLeft'>
  /** How long claimed rows belong to this process. */
  readonly leaseMs: number
  readonly isStopped: () => boolean
  /**
   * Called before they are queued.
   * @param claimedAt when their claim began, on the monotonic clock
   */
  readonly onClaimed: (deliveries: readonly Delivery[], claimedAt: number) => void
  readonly onMarked: (marks: readonly Mark[]) => void
  readonly onMissed: (count: number) => void
  /** After each successful step. */
  readonly onProgress: () => void
}

/** Plans and claims for one process. */
export interface Claimer {
  /**
   * Plans everything due; during a long backlog it claims in between.
   * @returns how many schedules were planned
   */
  planAll(): Promise<number>
  /**
   * Claims what is due where this process is the claimer, else what the claimer has parked for this one's lanes. After
   * each full batch the most urgent has its turn again, with what has come due meanwhile.
   */
  claimAll(): Promise<void>
}

/** Claimed at least, of the most urgent, however full the queue is. */
const MIN_URGENT = 50

/** Nothing is planned or claimed until it is called. */
export function createClaimer(options: ClaimerOptions): Claimer {
  const { transact, peek, clock, kinds, platforms, leaseHolder, queue, leaseMs, isStopped, onProgress } = options
  const batchSize = outbox.claimBatchSize(peek)
  // At most what can be sent in a third of a row's lease.
  const claimSeconds = leaseMs / 3000

  const plan = async (): Promise<number> => {
    if (isStopped() || !(await outbox.hasDueSchedules(peek, clock.now()))) return 0
    const done = await transact((trx) => outbox.planDue(trx, clock.now(), kinds))
    if (done.missed > 0) options.onMissed(done.missed)
    onProgress()
    return done.schedules
  }

  /** @returns whether there may be more of that priority, and room for it */
  const claim = async (priority: outbox.SendPriority, isParked: boolean): Promise<boolean> => {
    const room = Math.max(priority === 0 ? MIN_URGENT : 0, Math.floor(queue.throughput * claimSeconds) - queue.size)
    const limit = Math.min(batchSize, room)
    if (limit <= 0 || !(isParked || (await outbox.hasPending(peek, clock.now(), priority)))) return false
    const claimedAt = world().elapsed()
    const routes = { platforms, lanes: leaseHolder.leases, capacityLeft: queue.capacityLeft }
    const { deliveries, marks, claimedCount } = await transact((trx) =>
      claimBatch(trx, { ...routes, kinds, now: clock.now(), priority, limit, leaseMs, isParked }),
    )
    options.onClaimed(deliveries, claimedAt)
    queue.push(deliveries, claimedAt)
    if (marks.length > 0) options.onMarked(marks)
    onProgress()
    return claimedCount === limit
  }

  const claimAll = async (): Promise<void> => {
    const isElsewhere = !leaseHolder.leases.isClaimer
    if (isElsewhere && !(await outbox.hasParked(peek, [...leaseHolder.leases.lanes]))) return
    let priority: outbox.SendPriority | null = 0
    while (priority !== null && !isStopped() && leaseHolder.isValid()) {
      const isFull: boolean = await claim(priority, isElsewhere)
      if (isFull) await plan()
      priority = isFull ? 0 : afterPriority(priority)
    }
  }

  return {
    claimAll,
    async planAll() {
      let total = 0
      // If due ones could not be planned here, other processes are planning them.
      for (let planned = await plan(); planned > 0; planned = await plan()) {
        total += planned
        if (planned < outbox.PLAN_BATCH_SIZE) continue
        await leaseHolder.renew()
        await claimAll()
      }
      return total
    },
  }
}

const afterPriority = (priority: outbox.SendPriority): outbox.SendPriority | null =>
  priority === 0 ? 1 : priority === 1 ? 2 : null

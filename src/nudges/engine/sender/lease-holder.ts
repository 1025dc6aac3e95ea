// The leases this process holds: whether it claims what is due, which lanes it sends through, and until when it may hand
// anything to the network.

import type { Me } from '../../../domain/request/me.ts'
import type { Clock } from '../../../time/index.ts'
import { world } from '../../../time/world.ts'
import * as outbox from '../../outbox/index.ts'

/** What holding leases needs. */
export interface LeaseHolderOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  readonly clock: Clock
  /** Names this process among others. */
  readonly holder: string
  /** Through which it could send. */
  readonly lanes: readonly string[]
  /** How long a silent process keeps its leases. */
  readonly leaseMs: number
  /** After lanes came to this process whose last holder may have had another clock. */
  readonly onUntrusted: (lanes: readonly string[]) => void
}

/** The leases of one process. */
export interface LeaseHolder {
  /** What was taken last. */
  readonly leases: outbox.HeldLeases
  /** Until when something may be begun, on the monotonic clock. */
  readonly validUntil: number
  /** Whether the leases are valid for a while. */
  isValid(): boolean
  /** The lanes for which another process, the claimer, may have parked rows; none where this process claims. */
  parkedLanes(): readonly string[]
  /**
   * Takes or renews the leases. Where lanes opened or closed, parked rows are routed anew; a lane that is new to this
   * process starts with closed circuits.
   */
  renew(): Promise<void>
  /** Lets another process begin. */
  release(): Promise<void>
}

/** No lease is held until the first `renew`. */
export function createLeaseHolder(options: LeaseHolderOptions): LeaseHolder {
  const { transact, clock, holder, lanes, leaseMs, onUntrusted } = options
  // No request begins this shortly before a lease ends.
  const marginMs = leaseMs / 12
  let held = outbox.NO_LEASES
  let until = 0
  let renewAt = 0

  const isFresh = (): boolean => world().elapsed() < until

  return {
    get leases() {
      return held
    },
    get validUntil() {
      return until
    },
    parkedLanes: () => (held.isClaimer ? [] : [...held.lanes]),
    isValid: isFresh,
    async renew() {
      if (world().elapsed() < renewAt && isFresh()) return
      const asked = world().elapsed()
      const before = held
      let untrusted: readonly string[] = []
      held = await transact(async (trx) => {
        const now = clock.now()
        const others = lanes.filter((lane) => !before.lanes.has(lane))
        const renewed = others.length > 0 ? await outbox.findJustRenewed(trx, others, now, leaseMs) : new Set()
        const has = await outbox.acquireLeases(trx, holder, lanes, now, leaseMs)
        // A lane that passes to this process stays active all along, and no other claims what was parked for it.
        const isUnchanged =
          before.isClaimer && isSameSet(before.activeLanes, has.activeLanes) && isSameSet(before.lanes, has.lanes)
        if (has.isClaimer && !isUnchanged) await outbox.requeueParked(trx, now)
        const gained = [...has.lanes].filter((lane) => !before.lanes.has(lane))
        untrusted = gained.filter((lane) => !renewed.has(lane))
        if (gained.length > 0) await outbox.closeAllCircuits(trx, gained.map(outbox.lanePlatform), now)
        return has
      })
      if (untrusted.length > 0) onUntrusted(untrusted)
      until = asked + leaseMs - marginMs
      renewAt = asked + leaseMs / 4
    },
    async release() {
      until = 0
      await transact((trx) => outbox.releaseLeases(trx, holder))
    },
  }
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each))

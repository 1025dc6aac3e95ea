// The leases this process holds: whether what is due is its to claim, which doors it sends through, and until when it may
// hand anything to the network.

import type { Me } from '../../../domain/request/me.ts'
import { type Clock, elapsed } from '../../../time/index.ts'
import * as ledger from '../../outbox/index.ts'

/** What holding leases takes. */
export interface HoldingOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  readonly clock: Clock
  /** Names this process among others. */
  readonly holder: string
  /** Through which it could send. */
  readonly doors: readonly string[]
  /** How long a process that falls silent keeps its leases. */
  readonly leaseMs: number
}

/** The leases of one process. */
export interface Holding {
  /** What was taken last. */
  readonly held: ledger.Held
  /** Until when something may be begun, on this process's own watch (`elapsed`). */
  readonly until: number
  /** Are the leases that were taken last still good for a while? */
  isFresh(): boolean
  /** Takes or renews the leases; where doors opened or closed, what was parked is addressed anew. */
  renew(): Promise<void>
  /** Lets another process begin. */
  release(): Promise<void>
}

/** Nothing is held until the first `renew`. */
export function createHolding({ transact, clock, holder, doors, leaseMs }: HoldingOptions): Holding {
  // Nothing is handed to the network so shortly before a lease ends.
  const marginMs = leaseMs / 12
  let held = ledger.NOTHING_HELD
  let until = 0
  let renewAt = 0

  const isFresh = (): boolean => elapsed() < until

  return {
    get held() {
      return held
    },
    get until() {
      return until
    },
    isFresh,
    async renew() {
      if (elapsed() < renewAt && isFresh()) return
      const asked = elapsed()
      const before = held
      held = await transact(async (trx) => {
        const now = clock.now()
        const has = await ledger.hold(trx, holder, doors, now, leaseMs)
        // A door that is passed on to this one stays open all along, and nobody else takes what was parked for it.
        const isUnchanged = before.isClaimer && isSame(before.open, has.open) && isSame(before.doors, has.doors)
        if (has.isClaimer && !isUnchanged) await ledger.unpark(trx, now)
        return has
      })
      until = asked + leaseMs - marginMs
      renewAt = asked + leaseMs / 4
    },
    async release() {
      until = 0
      await transact((trx) => ledger.release(trx, holder))
    },
  }
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each))

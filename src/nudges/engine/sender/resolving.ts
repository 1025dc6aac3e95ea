// Rows whose lease is over without a word of what became of them: their platform is asked, now and then.
import type { Platform } from '../../../chat/platform.ts'
import type { Me } from '../../../domain/request/me.ts'
import { type Clock, elapsed } from '../../../time/index.ts'
import * as ledger from '../../outbox/index.ts'
import { resolved } from '../resolve.ts'

/** What asking after lost answers takes. */
export interface ResolvingOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  /** Reads without a transaction. */
  readonly peek: Me['trx']
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, Platform>
  /** How long rows belong to whoever claimed them. */
  readonly leaseMs: number
  /** What is this process's to ask about; `inHand`: rows that are in its queue or under way, whose silence is none. */
  mine(): { readonly isClaimer: boolean; readonly doors: string[]; readonly inHand: string[] }
  readonly onMarked: (marks: readonly ledger.Mark[]) => void
  readonly onError: (error: unknown) => void
}

/** @returns what a beat does about them */
export function createResolving(options: ResolvingOptions): () => Promise<void> {
  const { transact, peek, clock, platforms, leaseMs, mine, onMarked, onError } = options
  const restMs = Math.min(5_000, leaseMs / 4)
  let nextAt = 0

  return async () => {
    if (elapsed() < nextAt || !(await ledger.isAnythingExpired(peek, clock.now()))) return
    const own = mine()
    const rows = await transact((trx) => ledger.claimExpired(trx, { now: clock.now(), leaseMs, ...own }))
    if (rows.length === 0) {
      // They are another process's to ask about.
      nextAt = elapsed() + restMs
      return
    }
    const persons = await ledger.personsOf(
      peek,
      rows.map(({ user_id }) => user_id),
    )
    const marks = await resolved(rows, { persons, platforms, now: clock.now(), leaseMs, onError })
    await transact((trx) => ledger.mark(trx, marks))
    onMarked(marks)
  }
}

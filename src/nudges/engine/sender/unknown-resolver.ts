// Rows whose lease is over without a word of what became of them: their platform is asked, now and then.
import type { Platform } from '../../../chat/platform.ts'
import type { Me } from '../../../domain/request/me.ts'
import { type Clock, monotonicMs } from '../../../time/index.ts'
import * as ledger from '../../outbox/index.ts'
import { lookUpOutcomes } from '../look-up-outcomes.ts'

/** What asking after lost answers takes. */
export interface UnknownResolverOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  /** Reads without a transaction. */
  readonly peek: Me['trx']
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, Platform>
  /** How long rows belong to whoever claimed them. */
  readonly leaseMs: number
  /** What is this process's to ask about; `inHand`: rows that are in its queue or under way, whose silence is none. */
  ownWork(): { readonly isClaimer: boolean; readonly lanes: string[]; readonly inFlightIds: string[] }
  readonly onMarked: (marks: readonly ledger.Mark[]) => void
  readonly onError: (error: unknown) => void
}

/** @returns what a beat does about them */
export function createUnknownResolver(options: UnknownResolverOptions): () => Promise<void> {
  const { transact, peek, clock, platforms, leaseMs, ownWork, onMarked, onError } = options
  const restMs = Math.min(5_000, leaseMs / 4)
  let nextAt = 0

  return async () => {
    if (monotonicMs() < nextAt || !(await ledger.hasExpired(peek, clock.now()))) return
    const own = ownWork()
    const rows = await transact((trx) => ledger.claimExpired(trx, { now: clock.now(), leaseMs, ...own }))
    if (rows.length === 0) {
      // They are another process's to ask about.
      nextAt = monotonicMs() + restMs
      return
    }
    const persons = await ledger.loadRecipients(
      peek,
      rows.map(({ user_id }) => user_id),
    )
    const marks = await lookUpOutcomes(rows, { persons, platforms, now: clock.now(), leaseMs, onError })
    await transact((trx) => ledger.markRows(trx, marks))
    onMarked(marks)
  }
}

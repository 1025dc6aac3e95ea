// What still waits in the ledger: for health and metrics. Looks at partial indexes only, never at what is over.
import type { Transaction } from 'objection'
import type { NudgePriority } from '../../models/nudge.ts'

/** Since when the longest waiting row of a priority may be sent; null where none waits. @param now UTC */
export async function oldestPendingAt(trx: Transaction, priority: NudgePriority, now: Date): Promise<Date | null> {
  const row: { try_at: Date } | undefined = await trx('nudges')
    .where({ state: 'pending', priority })
    .where('try_at', '<=', now)
    .orderBy('try_at')
    .first('try_at')
  return row?.try_at ?? null
}

/** How many rows are in each state that is not over. */
export async function countOpenByState(trx: Transaction): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = { pending: 0, sending: 0, unknown: 0 }
  for (const states of [`'pending'`, `'sending', 'unknown'`]) {
    const rows: { state: string; count: number }[] = await trx('nudges')
      .whereRaw(`state IN (${states})`)
      .groupBy('state')
      .select('state')
      .count({ count: '*' })
    for (const { state, count } of rows) counts[state] = Number(count)
  }
  return counts
}

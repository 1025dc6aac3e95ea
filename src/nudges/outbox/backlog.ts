// Counts what still waits in the outbox, for health and metrics. Reads partial indexes only, never what is over.
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

/**
 * How many rows are in each state that is not over: `pending`, `sending` (claimed or under way), `unknown` (the answer
 * was lost, or nobody can tell).
 */
export async function countOpenByState(trx: Transaction): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = { pending: 0, sending: 0, unknown: 0 }
  // A request under way has no answer yet, and no reason to give.
  const shown = `CASE WHEN state = 'unknown' AND reason IS NULL THEN 'sending' ELSE state END`
  for (const states of [`'pending'`, `'sending', 'unknown'`]) {
    const rows: { shown: string; count: number }[] = await trx('nudges')
      .whereRaw(`state IN (${states})`)
      .groupByRaw(shown)
      .select(trx.raw(`${shown} AS shown`))
      .count({ count: '*' })
    for (const { shown, count } of rows) counts[shown] = Number(count)
  }
  return counts
}

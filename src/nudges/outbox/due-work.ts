// Whether a tick has anything to do: one statement, so that an idle process queries as little as possible.
import type { Transaction } from 'objection'
import { isPostgres, rawRows } from '../../models/bulk.ts'
import { parkedQuery } from './claim.ts'

const PRIORITIES = [0, 1, 2] as const

/** What is waiting now. */
export interface DueWork {
  readonly hasDueSchedules: boolean
  /** Rows to claim: what is due, or what is parked for the given lanes. */
  readonly hasPending: boolean
  /** Rows of which the lease has ended: claimed and not begun, or of unknown outcome. */
  readonly hasExpired: boolean
  readonly hasDueFocus: boolean
  /** Repeating tasks whose next occurrence has begun. */
  readonly hasDueRolls: boolean
}

/**
 * One read of partial indexes, without a transaction.
 * @param now UTC
 * @param parkedLanes where another process claims: the lanes for which it may have parked rows
 */
export async function findDueWork(trx: Transaction, now: Date, parkedLanes: readonly string[] = []): Promise<DueWork> {
  const endsBefore = isPostgres(trx)
    ? `started_at + duration_minutes * interval '1 minute' <= ?`
    : `strftime('%Y-%m-%d %H:%M:%f', started_at, '+' || duration_minutes || ' minutes') <= ?`
  const isParked = parkedLanes.length > 0
  const pending = isParked
    ? [`EXISTS (${parkedQuery('n.priority', parkedLanes)})`]
    : PRIORITIES.map(
        (priority) =>
          `EXISTS (SELECT 1 FROM nudges WHERE state = 'pending' AND priority = ${priority} AND try_at <= ?)`,
      )
  const result: unknown = await trx.raw(
    `SELECT
       EXISTS (SELECT 1 FROM schedules WHERE next_due_at IS NOT NULL AND next_due_at <= ?) AS schedules,
       ${pending.join(' OR ')} AS pending,
       EXISTS (SELECT 1 FROM nudges WHERE state IN ('sending', 'unknown') AND lease_expires_at <= ?) AS expired,
       EXISTS (SELECT 1 FROM focus_sessions WHERE ended_at IS NULL AND ${endsBefore}) AS focus,
       EXISTS (SELECT 1 FROM recurrences WHERE next_roll_at IS NOT NULL AND next_roll_at <= ?) AS rolls`,
    [now, ...(isParked ? [...parkedLanes, ...parkedLanes] : PRIORITIES.map(() => now)), now, now, now],
  )
  const [found] = rawRows(result)
  const has = (name: string): boolean => Boolean(found?.[name])
  return {
    hasDueSchedules: has('schedules'),
    hasPending: has('pending'),
    hasExpired: has('expired'),
    hasDueFocus: has('focus'),
    hasDueRolls: has('rolls'),
  }
}

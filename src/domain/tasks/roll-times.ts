// Stores when repeating tasks move on to their next occurrence, for many at once.
import type { Transaction } from 'objection'
import { type ColumnTypes, updateMany } from '../../models/bulk.ts'
import { Recurrence } from '../../models/recurrence.ts'

/** When a repeating task moves on. */
export interface RollTime {
  readonly recurrence: Recurrence
  /** UTC; null: it doesn't move on. */
  readonly at: Date | null
}

/** Derived, and no edit of the repetition, so `updated_at` stays. A statement for some hundred that differ. */
export async function storeRollTimes(trx: Transaction, rolls: readonly RollTime[]): Promise<void> {
  const changed = rolls.filter(({ recurrence, at }) => recurrence.next_roll_at?.getTime() !== at?.getTime())
  for (let index = 0; index < changed.length; index += ROWS_AT_ONCE)
    await updateMany(
      trx,
      Recurrence.tableName,
      Recurrence.idColumn,
      ROLL_COLUMNS,
      changed.slice(index, index + ROWS_AT_ONCE).map(({ recurrence, at }) => ({
        recurrence_id: recurrence.recurrence_id,
        next_roll_at: at,
      })),
    )
}

/** Rows of one statement. */
const ROWS_AT_ONCE = 500

const ROLL_COLUMNS = { recurrence_id: 'uuid', next_roll_at: 'instant' } as const satisfies ColumnTypes

// Two people that are about to be one: whose rows stay where they are, and whose move.
import type { Transaction } from 'objection'
import type { User } from '../../../models/user.ts'

/** Two users who are one person. */
export interface MergeContext {
  readonly trx: Transaction
  readonly now: Date
  /** Who stays. */
  readonly into: User
  /** Whose rows move, and who is gone after it. */
  readonly from: User
}

/** Every row of a table that names the one in a column names the other from now on. */
export async function reassignRows(
  { trx, into, from }: MergeContext,
  table: string,
  column = 'user_id',
): Promise<void> {
  await trx(table)
    .where({ [column]: from.user_id })
    .update({ [column]: into.user_id })
}

/** A person's id inside a JSON text becomes the other's. */
export const reassignIdInText = ({ trx, into, from }: MergeContext, table: string, column: string): Promise<void> =>
  replaceIdInText(trx, table, column, from.user_id, into.user_id)

/** An id inside a JSON text becomes another. Only for small tables: every row is looked at. */
export async function replaceIdInText(
  trx: Transaction,
  table: string,
  column: string,
  id: string,
  by: string,
): Promise<void> {
  await trx(table)
    .where(column, 'like', `%${id}%`)
    .update({ [column]: trx.raw('replace(??, ?, ?)', [column, id, by]) })
}

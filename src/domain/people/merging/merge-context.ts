// The two people of a merge: whose rows stay, and whose move.
import type { Transaction } from 'objection'
import type { User } from '../../../models/user.ts'

/** Two users who are one person. */
export interface MergeContext {
  readonly trx: Transaction
  readonly now: Date
  /** The survivor. */
  readonly into: User
  /** The user whose rows move, and who is deleted after it. */
  readonly from: User
}

/** Reassigns every row of a table by a column that names a person. */
export async function reassignRows(
  { trx, into, from }: MergeContext,
  table: string,
  column = 'user_id',
): Promise<void> {
  await trx(table)
    .where({ [column]: from.user_id })
    .update({ [column]: into.user_id })
}

/** Replaces a person's id inside JSON. */
export const reassignIdInText = ({ trx, into, from }: MergeContext, table: string, column: string): Promise<void> =>
  replaceIdInText(trx, table, column, from.user_id, into.user_id)

/** Replaces an id inside JSON. Only for small tables, since every row is read. */
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

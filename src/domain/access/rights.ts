// Rights to administer. Platforms say who their admins are, at every request and never stored; operators are stored
// here.
import type { Transaction } from 'objection'
import { Admin } from '../../models/admin.ts'
import { DomainError } from '../../user-error.ts'
import type { Me } from '../request/me.ts'

/** The scope of a right: everybody, or the people of the request's space. */
export type AdminScope = 'everybody' | 'space'

/** Whether they may administer everything. */
export async function isOperator(trx: Transaction, userId: string): Promise<boolean> {
  return (await Admin.query(trx).findOne({ user_id: userId }).whereNull('space_id')) !== undefined
}

/**
 * What the person may administer now.
 * @param isSpaceAdmin the platform's answer for this request
 * @throws DomainError if they have no right
 */
export async function requireAdminScope(me: Me, isSpaceAdmin: boolean): Promise<AdminScope> {
  if (await isOperator(me.trx, me.user.user_id)) return 'everybody'
  if (isSpaceAdmin || (await hasSpaceGrant(me))) return 'space'
  throw new DomainError('admin.not-allowed')
}

/** A right in this space that was granted here. */
async function hasSpaceGrant(me: Me): Promise<boolean> {
  if (!me.account) return false
  const found = await Admin.query(me.trx).findOne({ user_id: me.user.user_id, space_id: me.account.space_id })
  return found !== undefined
}

// Who may administer whom. Platforms say who their own admins are, live and never stored; operators are ours.
import type { Transaction } from 'objection'
import { Admin } from '../../models/admin.ts'
import { DomainError } from '../../user-error.ts'
import type { Me } from '../request/me.ts'

/** Over whom somebody has a say: everybody, or the people of the space this request came from. */
export type AdminScope = 'everybody' | 'space'

/** May they administer everything? */
export async function isOperator(trx: Transaction, userId: string): Promise<boolean> {
  return (await Admin.query(trx).findOne({ user_id: userId }).whereNull('space_id')) !== undefined
}

/**
 * What the person may administer just now.
 * @param isSpaceAdmin what the platform says of them at this very request
 * @throws DomainError where they may not at all
 */
export async function requireAdminScope(me: Me, isSpaceAdmin: boolean): Promise<AdminScope> {
  if (await isOperator(me.trx, me.user.user_id)) return 'everybody'
  if (isSpaceAdmin || (await hasSpaceGrant(me))) return 'space'
  throw new DomainError('admin.not-allowed')
}

/** A right of this space that we gave ourselves. */
async function hasSpaceGrant(me: Me): Promise<boolean> {
  if (!me.account) return false
  const found = await Admin.query(me.trx).findOne({ user_id: me.user.user_id, space_id: me.account.space_id })
  return found !== undefined
}

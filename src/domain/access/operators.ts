// Operators run this installation and may administer everybody. The first needs a token from the command line.
import type { Transaction } from 'objection'
import { Admin } from '../../models/admin.ts'
import { newId } from '../../models/id.ts'
import * as audit from './audit.ts'
import * as codes from './codes.ts'
import { isOperator } from './rights.ts'

/** A one-time token for the command line: redeeming it with `auth redeem` makes an operator. */
export async function issueOperatorToken(trx: Transaction, secretKey: string, now: Date): Promise<codes.IssuedCode> {
  const issued = await codes.issueCode(trx, secretKey, now, { purpose: 'operator', userId: null, issuerId: null })
  await audit.recordAudit(trx, now, { action: 'operator token issued', actorId: null })
  return issued
}

/** @returns false if they are one already */
export async function grantOperator(
  trx: Transaction,
  now: Date,
  { userId, byId }: { readonly userId: string; readonly byId: string | null },
): Promise<boolean> {
  if (await isOperator(trx, userId)) return false
  await Admin.query(trx).insert({
    admin_id: newId(),
    user_id: userId,
    space_id: null,
    granted_by_id: byId,
    created_at: now,
  })
  await audit.recordAudit(trx, now, { action: 'operator made', actorId: byId, subjectId: userId })
  return true
}

/**
 * Takes effect with the next request.
 * @returns false if they were none
 */
export async function revokeOperator(
  trx: Transaction,
  now: Date,
  { userId, byId }: { readonly userId: string; readonly byId: string | null },
): Promise<boolean> {
  const count = await Admin.query(trx).delete().where({ user_id: userId }).whereNull('space_id')
  if (count > 0) await audit.recordAudit(trx, now, { action: 'operator ended', actorId: byId, subjectId: userId })
  return count > 0
}

/** All operators, the first one first. */
export const listOperators = (trx: Transaction) => Admin.query(trx).whereNull('space_id').orderBy('created_at')

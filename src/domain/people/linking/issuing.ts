// Codes are made: for oneself, for somebody, for a newcomer, by an operator. Each leaves an audit row.
import type { Transaction } from 'objection'
import type { ChatAccount } from '../../../models/chat-account.ts'
import type { User } from '../../../models/user.ts'
import * as audit from '../../access/audit.ts'
import * as codes from '../../access/codes.ts'
import type { Me } from '../../request/me.ts'

/** A code of one's own, for the other account. */
export async function issueOwn(me: Me): Promise<codes.Issued> {
  const issued = await codes.issue(me.trx, me.outside.secretKey, me.now, {
    purpose: 'link',
    userId: me.user.user_id,
    issuerId: me.account?.account_id ?? null,
  })
  await audit.record(me.trx, me.now, { ...by(me), action: 'code issued', subjectId: me.user.user_id })
  return issued
}

/** An admin's code that leads to a person; whose rights, the command has checked. */
export async function issueFor(me: Me, user: User): Promise<codes.Issued> {
  const issued = await codes.issue(me.trx, me.outside.secretKey, me.now, {
    purpose: 'invite',
    userId: user.user_id,
    issuerId: me.account?.account_id ?? null,
  })
  await audit.record(me.trx, me.now, { ...by(me), action: 'person invited', subjectId: user.user_id })
  return issued
}

/** An admin's code that lets somebody new in: one identity, or whoever in this space has it. */
export async function issueNewcomer(me: Me, bound: ChatAccount | null): Promise<codes.Issued> {
  const issued = await codes.issue(me.trx, me.outside.secretKey, me.now, {
    purpose: 'invite',
    userId: null,
    issuerId: me.account?.account_id ?? null,
    boundId: bound?.account_id ?? null,
  })
  await audit.record(me.trx, me.now, { ...by(me), action: 'newcomer invited', detail: { bound: bound !== null } })
  return issued
}

/** The command line's code that leads to a person; both sides say yes as ever. */
export async function issueByOperator(
  trx: Transaction,
  secretKey: string,
  now: Date,
  userId: string,
): Promise<codes.Issued> {
  const issued = await codes.issue(trx, secretKey, now, { purpose: 'invite', userId, issuerId: null })
  await audit.record(trx, now, { action: 'person invited', actorId: null, subjectId: userId })
  return issued
}

const by = (me: Me) => ({
  actorId: me.user.user_id,
  accountId: me.account?.account_id ?? null,
  spaceId: me.account?.space_id ?? null,
})

// Issues codes: for oneself, for a person, for a newcomer, by an operator. Each is audited.
import type { Transaction } from 'objection'
import type { ChatAccount } from '../../../models/chat-account.ts'
import type { User } from '../../../models/user.ts'
import * as audit from '../../access/audit.ts'
import * as codes from '../../access/codes.ts'
import type { Me } from '../../request/me.ts'

/** A person's own code, for their other account. */
export async function issueOwnCode(me: Me): Promise<codes.IssuedCode> {
  const issued = await codes.issueCode(me.trx, me.appSettings.secretKey, me.now, {
    purpose: 'link',
    userId: me.user.user_id,
    issuerId: me.account?.account_id ?? null,
  })
  await audit.recordAudit(me.trx, me.now, { ...actorFields(me), action: 'code issued', subjectId: me.user.user_id })
  return issued
}

/** An admin's code that leads to a person; the command has checked the right. */
export async function issueCodeFor(me: Me, user: User): Promise<codes.IssuedCode> {
  const issued = await codes.issueCode(me.trx, me.appSettings.secretKey, me.now, {
    purpose: 'invite',
    userId: user.user_id,
    issuerId: me.account?.account_id ?? null,
  })
  await audit.recordAudit(me.trx, me.now, { ...actorFields(me), action: 'person invited', subjectId: user.user_id })
  return issued
}

/** An admin's code that admits a new person: one identity, or anyone in this space who has it. */
export async function issueNewcomerCode(me: Me, bound: ChatAccount | null): Promise<codes.IssuedCode> {
  const issued = await codes.issueCode(me.trx, me.appSettings.secretKey, me.now, {
    purpose: 'invite',
    userId: null,
    issuerId: me.account?.account_id ?? null,
    boundId: bound?.account_id ?? null,
  })
  await audit.recordAudit(me.trx, me.now, {
    ...actorFields(me),
    action: 'newcomer invited',
    detail: { bound: bound !== null },
  })
  return issued
}

/** The command line's code that leads to a person; both sides still have to say yes. */
export async function issueCodeByOperator(
  trx: Transaction,
  secretKey: string,
  now: Date,
  userId: string,
): Promise<codes.IssuedCode> {
  const issued = await codes.issueCode(trx, secretKey, now, { purpose: 'invite', userId, issuerId: null })
  await audit.recordAudit(trx, now, { action: 'person invited', actorId: null, subjectId: userId })
  return issued
}

const actorFields = (me: Me) => ({
  actorId: me.user.user_id,
  accountId: me.account?.account_id ?? null,
  spaceId: me.account?.space_id ?? null,
})

// The audit log: who did what to whom, written in the transaction of the action.
import type { Transaction } from 'objection'
import { AuditEntry } from '../../models/audit-entry.ts'
import { newId } from '../../models/id.ts'

/** Kinds of audit entries. Wrong codes are counted from it. */
export type AuditAction =
  | 'code refused'
  | 'code issued'
  | 'person invited'
  | 'newcomer invited'
  | 'newcomer let in'
  | 'link refused'
  | 'linked'
  | 'unlinked'
  | 'switched off'
  | 'switched on'
  | 'operator token issued'
  | 'operator made'
  | 'operator ended'
  | 'session reused'
  | 'password set'
  | 'password removed'
  | 'room opened'
  | 'room closed'
  | 'room code issued'
  | 'room shared'
  | 'server settings changed'

/** An audit entry: actor, subject, place. */
export interface NewAuditEntry {
  readonly action: AuditAction
  /** The actor; null: the operator's command line, or a person without access. */
  readonly actorId: string | null
  readonly subjectId?: string | null
  readonly accountId?: string | null
  readonly spaceId?: string | null
  /** Numbers and constants, never ids or names. */
  readonly detail?: Readonly<Record<string, number | string | boolean>>
}

/** When a person's password was first set since a moment; null if it was not. Both in UTC. */
export async function findPasswordChange(trx: Transaction, userId: string, since: Date): Promise<Date | null> {
  const entry = await AuditEntry.query(trx)
    .where({ action: 'password set' satisfies AuditAction, subject_user_id: userId })
    .where('created_at', '>=', since)
    .orderBy('created_at')
    .first()
  return entry?.created_at ?? null
}

/** Whether a person's password was removed since a moment, in UTC. */
export async function wasPasswordRemoved(trx: Transaction, userId: string, since: Date): Promise<boolean> {
  const entry = await AuditEntry.query(trx)
    .where({ action: 'password removed' satisfies AuditAction, subject_user_id: userId })
    .where('created_at', '>=', since)
    .first()
  return entry !== undefined
}

/**
 * Writes an audit entry in the transaction of the action.
 * @param now UTC
 */
export async function recordAudit(trx: Transaction, now: Date, entry: NewAuditEntry): Promise<void> {
  await AuditEntry.query(trx).insert({
    audit_entry_id: newId(),
    action: entry.action,
    actor_id: entry.actorId,
    subject_user_id: entry.subjectId ?? null,
    account_id: entry.accountId ?? null,
    space_id: entry.spaceId ?? null,
    detail: JSON.stringify(entry.detail ?? {}),
    created_at: now,
  })
}

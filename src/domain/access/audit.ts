// That something was done, by whom and to whom: written in the same transaction as the deed.
import type { Transaction } from 'objection'
import { AuditEntry } from '../../models/audit-entry.ts'
import { newId } from '../../models/id.ts'

/** What can stand in the audit. Wrong codes are counted from it. */
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

/** A deed as it is written down: who did it, to whom, where. */
export interface NewAuditEntry {
  readonly action: AuditAction
  /** Who did it; null: the operator's command line, or somebody who is not let in yet. */
  readonly actorId: string | null
  readonly subjectId?: string | null
  readonly accountId?: string | null
  readonly spaceId?: string | null
  /** Numbers and words of ours, never ids or names. */
  readonly detail?: Readonly<Record<string, number | string | boolean>>
}

/**
 * Writes a deed down, in the transaction that does it.
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

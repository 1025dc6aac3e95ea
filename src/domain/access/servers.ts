// Servers of a space that contains several: a Discord identity is the same in all of them, and each has its own admins.
// Their decisions hold in their server only and are stored in the audit log: the newest entry about an account counts.
import type { Transaction } from 'objection'
import { AuditEntry } from '../../models/audit-entry.ts'
import { Space } from '../../models/space.ts'
import type * as audit from './audit.ts'
import { upsertSpace } from './spaces.ts'

/** A platform and its id of a server. */
export interface Server {
  readonly platform: string
  readonly serverId: string
}

const SWITCH_ACTIONS: readonly audit.AuditAction[] = ['switched off', 'switched on']

/** Whether an admin of this server deactivated the account there. One indexed read. */
export async function isSwitchedOffOnServer(
  trx: Transaction,
  { platform, serverId }: Server,
  accountId: string,
): Promise<boolean> {
  const newest = await AuditEntry.query(trx)
    .join('spaces', 'spaces.space_id', 'audit_entries.space_id')
    .where({
      'audit_entries.account_id': accountId,
      'spaces.platform': platform,
      'spaces.external_id': serverId,
    })
    .whereIn('audit_entries.action', SWITCH_ACTIONS)
    .orderBy([
      { column: 'audit_entries.created_at', order: 'desc' },
      { column: 'audit_entries.audit_entry_id', order: 'desc' },
    ])
    .select('audit_entries.action')
    .first()
  return newest?.action === 'switched off'
}

/** The row of the server, if there is one. */
export const findServerSpaceId = async (trx: Transaction, { platform, serverId }: Server): Promise<string | null> =>
  (await Space.query(trx).findOne({ platform, external_id: serverId }))?.space_id ?? null

/** The row of the server, created if needed. */
export const ensureServerSpaceId = (trx: Transaction, { platform, serverId }: Server, now: Date): Promise<string> =>
  upsertSpace(trx, { platform, space: serverId }, now)

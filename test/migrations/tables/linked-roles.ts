// Discord accounts whose servers may give roles for effort.
import type { LinkedRole } from '../../../src/models/linked-role.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const linkedRoles: ExpectedTables = {
  linked_roles: table<LinkedRole>({
    columns: {
      linked_role_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'SET NULL' },
      account_mac: { type: 'VARCHAR(64)' },
      credentials: { type: 'TEXT', required: true },
      shown: { type: 'TEXT' },
      shown_at: { type: 'INSTANT' },
      next_look_at: { type: 'INSTANT', required: true },
      failure_count: { type: 'INTEGER', required: true, default: '0' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
      asked_until: { type: 'INSTANT' },
    },
    indexes: {
      idx_linked_roles_mac: 'account_mac',
      idx_linked_roles_user: 'user_id WHERE user_id IS NOT NULL',
      idx_linked_roles_look: 'next_look_at',
      idx_linked_roles_ending: 'updated_at WHERE user_id IS NULL',
    },
    uniqueIndexes: { uq_linked_roles_account: 'account_id WHERE account_id IS NOT NULL' },
  }),
}

// Discord accounts whose servers may give roles for effort: the tokens of each, and the numbers that were shown last.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  // A row without its person waits until its numbers are cleared and its tokens revoked.
  await execute(
    knex,
    `
    CREATE TABLE linked_roles (
      linked_role_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE SET NULL,
      account_id ${uuid} REFERENCES chat_accounts (account_id) ON DELETE SET NULL,
      account_mac VARCHAR(64),
      credentials TEXT NOT NULL,
      shown TEXT,
      shown_at ${instant},
      next_look_at ${instant} NOT NULL,
      failure_count INTEGER NOT NULL DEFAULT 0,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_linked_roles_account ON linked_roles (account_id) WHERE account_id IS NOT NULL;
    CREATE INDEX idx_linked_roles_mac ON linked_roles (account_mac);
    CREATE INDEX idx_linked_roles_user ON linked_roles (user_id) WHERE user_id IS NOT NULL;
    CREATE INDEX idx_linked_roles_look ON linked_roles (next_look_at);
    CREATE INDEX idx_linked_roles_ending ON linked_roles (updated_at) WHERE user_id IS NULL;
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['linked_roles'])
}

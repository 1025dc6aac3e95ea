// Tokens that people who were erased had given to a platform's app: what it takes to revoke them there, and nothing else.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE token_revocations (
      token_revocation_id ${uuid} NOT NULL PRIMARY KEY,
      platform VARCHAR(20) NOT NULL,
      credentials TEXT NOT NULL,
      next_try_at ${instant} NOT NULL,
      failure_count INTEGER NOT NULL DEFAULT 0,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE INDEX idx_token_revocations_next_try_at ON token_revocations (next_try_at);
    CREATE INDEX idx_token_revocations_created_at ON token_revocations (created_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['token_revocations'])
}

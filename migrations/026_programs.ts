// Tokens of programs that act for a person.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE api_tokens (
      api_token_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      zone_id ${uuid} REFERENCES compass_zones (zone_id) ON DELETE CASCADE,
      name VARCHAR(100) NOT NULL,
      token_hash VARCHAR(64) NOT NULL,
      scope VARCHAR(10) NOT NULL CONSTRAINT ck_api_tokens_scope CHECK (scope IN ('read', 'write')),
      expires_at ${instant},
      used_at ${instant},
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_api_tokens_hash ON api_tokens (token_hash);
    CREATE INDEX idx_api_tokens_user ON api_tokens (user_id);
    CREATE INDEX idx_api_tokens_zone ON api_tokens (zone_id) WHERE zone_id IS NOT NULL;
    CREATE INDEX idx_api_tokens_expires_at ON api_tokens (expires_at) WHERE expires_at IS NOT NULL;
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['api_tokens'])
}

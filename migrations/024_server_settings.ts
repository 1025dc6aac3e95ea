// What the admins of a Slack workspace or a Discord server decided for it.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE server_settings (
      server_setting_id ${uuid} NOT NULL PRIMARY KEY,
      space_id ${uuid} NOT NULL REFERENCES spaces (space_id) ON DELETE CASCADE,
      server_id VARCHAR(100) NOT NULL DEFAULT '',
      allows_share BOOLEAN NOT NULL DEFAULT TRUE,
      is_quiet BOOLEAN NOT NULL DEFAULT TRUE,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_server_settings_server ON server_settings (space_id, server_id);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['server_settings'])
}

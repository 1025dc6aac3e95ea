// Which browser a session began in, and whether a refresh token has reached its holder.
import type { Knex } from 'knex'
import { columnTypes, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { instant } = columnTypes(knex)
  await execute(
    knex,
    `
    ALTER TABLE refresh_token_links ADD COLUMN device_hash VARCHAR(64);
    ALTER TABLE refresh_token_links ADD COLUMN received_at ${instant};
    CREATE INDEX idx_refresh_token_links_device ON refresh_token_links (device_hash) WHERE device_hash IS NOT NULL;
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await execute(
    knex,
    `
    DROP INDEX idx_refresh_token_links_device;
    ALTER TABLE refresh_token_links DROP COLUMN received_at;
    ALTER TABLE refresh_token_links DROP COLUMN device_hash;
    `,
  )
}

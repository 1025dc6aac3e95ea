// Calendars that a person reads in, and when those say they are busy.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE calendars (
      calendar_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      zone_id ${uuid} REFERENCES compass_zones (zone_id) ON DELETE SET NULL,
      name VARCHAR(50) NOT NULL,
      address TEXT NOT NULL,
      address_mac VARCHAR(64) NOT NULL,
      host VARCHAR(255) NOT NULL,
      is_titled BOOLEAN NOT NULL DEFAULT FALSE,
      etag VARCHAR(255),
      last_modified VARCHAR(64),
      next_fetch_at ${instant},
      fetched_at ${instant},
      failed_at ${instant},
      failure VARCHAR(30),
      failure_count INTEGER NOT NULL DEFAULT 0,
      told_at ${instant},
      removed_at ${instant},
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_calendars_address ON calendars (user_id, address_mac);
    CREATE INDEX idx_calendars_fetch ON calendars (next_fetch_at) WHERE next_fetch_at IS NOT NULL;
    CREATE INDEX idx_calendars_removed ON calendars (removed_at) WHERE removed_at IS NOT NULL;
    CREATE INDEX idx_calendars_zone ON calendars (zone_id) WHERE zone_id IS NOT NULL;

    CREATE TABLE busy_times (
      busy_time_id ${uuid} NOT NULL PRIMARY KEY,
      calendar_id ${uuid} NOT NULL REFERENCES calendars (calendar_id) ON DELETE CASCADE,
      starts_at ${instant} NOT NULL,
      ends_at ${instant} NOT NULL,
      title VARCHAR(255),
      created_at ${instant} NOT NULL,
      CONSTRAINT ck_busy_times_end CHECK (ends_at > starts_at)
    );
    CREATE INDEX idx_busy_times_end ON busy_times (calendar_id, ends_at);
    CREATE INDEX idx_busy_times_over ON busy_times (ends_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['busy_times', 'calendars'])
}

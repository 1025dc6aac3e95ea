// Webhooks: where a person's events are posted, and the events that wait to be.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE webhooks (
      webhook_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      zone_id ${uuid} REFERENCES compass_zones (zone_id) ON DELETE CASCADE,
      name VARCHAR(100) NOT NULL,
      host VARCHAR(255) NOT NULL,
      target TEXT NOT NULL,
      events VARCHAR(10) NOT NULL CONSTRAINT ck_webhooks_events CHECK (events IN ('all', 'tasks', 'focus', 'nudges')),
      next_try_at ${instant},
      fence INTEGER NOT NULL DEFAULT 0,
      delivered_at ${instant},
      failed_at ${instant},
      failure VARCHAR(20),
      failure_count INTEGER NOT NULL DEFAULT 0,
      paused_at ${instant},
      removed_at ${instant},
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE INDEX idx_webhooks_user ON webhooks (user_id);
    CREATE INDEX idx_webhooks_zone ON webhooks (zone_id) WHERE zone_id IS NOT NULL;
    CREATE INDEX idx_webhooks_next_try ON webhooks (next_try_at) WHERE next_try_at IS NOT NULL;
    CREATE INDEX idx_webhooks_removed ON webhooks (removed_at) WHERE removed_at IS NOT NULL;

    CREATE TABLE webhook_events (
      webhook_event_id ${uuid} NOT NULL PRIMARY KEY,
      webhook_id ${uuid} NOT NULL REFERENCES webhooks (webhook_id) ON DELETE CASCADE,
      type VARCHAR(30) NOT NULL,
      subject_id ${uuid},
      sequence_number INTEGER NOT NULL,
      content TEXT NOT NULL,
      attempt_count INTEGER NOT NULL DEFAULT 0,
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_webhook_events_order ON webhook_events (webhook_id, sequence_number);
    CREATE INDEX idx_webhook_events_created ON webhook_events (created_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['webhook_events', 'webhooks'])
}

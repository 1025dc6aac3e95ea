// Time: schedules, the outbox, sender leases, and facts of this installation.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE schedules (
      schedule_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      kind VARCHAR(40) NOT NULL,
      subject_id ${uuid},
      local_time VARCHAR(5),
      local_date VARCHAR(10),
      days VARCHAR(27),
      lead_minutes INTEGER NOT NULL DEFAULT 0,
      is_active BOOLEAN NOT NULL DEFAULT FALSE,
      consented_at ${instant},
      next_due_at ${instant},
      asked_at ${instant},
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE INDEX idx_schedules_next_due_at ON schedules (next_due_at) WHERE next_due_at IS NOT NULL;
    CREATE UNIQUE INDEX uq_schedules_subject ON schedules (user_id, kind, subject_id) WHERE subject_id IS NOT NULL;
    CREATE UNIQUE INDEX uq_schedules_kind ON schedules (user_id, kind) WHERE subject_id IS NULL;

    CREATE TABLE nudges (
      nudge_id ${uuid} NOT NULL PRIMARY KEY,
      schedule_id ${uuid} NOT NULL REFERENCES schedules (schedule_id) ON DELETE CASCADE,
      slot VARCHAR(64) NOT NULL,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      local_date VARCHAR(10) NOT NULL,
      priority INTEGER NOT NULL CONSTRAINT ck_nudges_priority CHECK (priority >= 0 AND priority <= 2),
      is_timed BOOLEAN NOT NULL DEFAULT FALSE,
      state VARCHAR(20) NOT NULL DEFAULT 'pending' CONSTRAINT ck_nudges_state
        CHECK (state IN ('pending', 'sending', 'unknown', 'sent', 'missed', 'dropped', 'failed')),
      due_at ${instant} NOT NULL,
      try_at ${instant} NOT NULL,
      attempt_count INTEGER NOT NULL DEFAULT 0,
      fence INTEGER NOT NULL DEFAULT 0,
      lease_expires_at ${instant},
      bundle_id ${uuid} REFERENCES nudges (nudge_id) ON DELETE SET NULL,
      account_id ${uuid} REFERENCES chat_accounts (account_id) ON DELETE SET NULL,
      channel_id VARCHAR(64),
      message_id VARCHAR(64),
      reason VARCHAR(50),
      sent_at ${instant},
      answered_at ${instant},
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_nudges_slot ON nudges (schedule_id, slot);
    CREATE INDEX idx_nudges_user ON nudges (user_id, local_date);
    CREATE INDEX idx_nudges_pending ON nudges (priority, try_at) WHERE state = 'pending';
    CREATE INDEX idx_nudges_leased ON nudges (lease_expires_at) WHERE state IN ('sending', 'unknown');
    CREATE INDEX idx_nudges_bundle ON nudges (bundle_id) WHERE bundle_id IS NOT NULL;

    CREATE TABLE leases (
      lease_id VARCHAR(40) NOT NULL PRIMARY KEY,
      holder VARCHAR(64) NOT NULL,
      fence INTEGER NOT NULL,
      expires_at ${instant} NOT NULL
    );

    CREATE TABLE settings (
      setting_id VARCHAR(40) NOT NULL PRIMARY KEY,
      value TEXT NOT NULL,
      updated_at ${instant} NOT NULL
    );
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['settings', 'leases', 'nudges', 'schedules'])
}

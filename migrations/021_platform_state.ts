// What a platform shows or keeps for a person: focus as their status, and timed messages it will post by itself.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE focus_signals (
      account_id ${uuid} NOT NULL PRIMARY KEY REFERENCES chat_accounts (account_id) ON DELETE CASCADE,
      status_consented_at ${instant},
      quiet_consented_at ${instant},
      names_task BOOLEAN NOT NULL DEFAULT FALSE,
      credentials TEXT,
      shown TEXT NOT NULL DEFAULT '{}',
      next_at ${instant},
      failure VARCHAR(50),
      failure_count INTEGER NOT NULL DEFAULT 0,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE INDEX idx_focus_signals_next_at ON focus_signals (next_at) WHERE next_at IS NOT NULL;

    CREATE TABLE held_nudges (
      nudge_id ${uuid} NOT NULL PRIMARY KEY,
      carrier_id ${uuid} NOT NULL,
      schedule_id ${uuid} NOT NULL,
      slot VARCHAR(64) NOT NULL,
      account_id ${uuid} REFERENCES chat_accounts (account_id) ON DELETE SET NULL,
      space_id ${uuid} NOT NULL REFERENCES spaces (space_id) ON DELETE CASCADE,
      channel_id VARCHAR(64) NOT NULL,
      message_key VARCHAR(64),
      view_hash VARCHAR(64) NOT NULL,
      card_kind VARCHAR(20),
      card_id VARCHAR(64),
      due_at ${instant} NOT NULL,
      state VARCHAR(20) NOT NULL DEFAULT 'begun'
        CONSTRAINT ck_held_nudges_state CHECK (state IN ('begun', 'held', 'late')),
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_held_nudges_slot ON held_nudges (schedule_id, slot);
    CREATE INDEX idx_held_nudges_account ON held_nudges (account_id);
    CREATE INDEX idx_held_nudges_space ON held_nudges (space_id);
    CREATE INDEX idx_held_nudges_due_at ON held_nudges (due_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['held_nudges', 'focus_signals'])
}

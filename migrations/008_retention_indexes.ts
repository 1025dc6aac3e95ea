// Indexes by which rows whose time is over are found and deleted in steps. Rows are found by the index, not by a walk over
// the table; those that refer to a deleted chat account are found by an index too, once for each account.
import type { Knex } from 'knex'
import { execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  await execute(
    knex,
    `
    CREATE INDEX idx_nudges_over ON nudges (due_at) WHERE state IN ('sent', 'missed', 'dropped', 'failed');
    CREATE INDEX idx_nudges_account ON nudges (account_id) WHERE account_id IS NOT NULL;
    CREATE INDEX idx_schedules_spent ON schedules (updated_at) WHERE next_due_at IS NULL AND subject_id IS NOT NULL;
    CREATE INDEX idx_cards_updated_at ON cards (updated_at);
    CREATE INDEX idx_recent_views_updated_at ON recent_views (updated_at);
    CREATE INDEX idx_audit_entries_refused ON audit_entries (created_at) WHERE action = 'code refused';
    DROP INDEX uq_cards_message;
    CREATE UNIQUE INDEX uq_cards_message ON cards (account_id, channel_id, message_id);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await execute(
    knex,
    `
    DROP INDEX uq_cards_message;
    CREATE UNIQUE INDEX uq_cards_message ON cards (channel_id, message_id, account_id);
    DROP INDEX idx_audit_entries_refused;
    DROP INDEX idx_recent_views_updated_at;
    DROP INDEX idx_cards_updated_at;
    DROP INDEX idx_schedules_spent;
    DROP INDEX idx_nudges_account;
    DROP INDEX idx_nudges_over;
    `,
  )
}

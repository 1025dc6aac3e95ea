// Conversation: processed requests, live cards, recent views, drafts, undo.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE processed_requests (
      request_id VARCHAR(64) NOT NULL PRIMARY KEY,
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_processed_requests_created_at ON processed_requests (created_at);

    CREATE TABLE cards (
      card_id ${uuid} NOT NULL PRIMARY KEY,
      account_id ${uuid} NOT NULL REFERENCES chat_accounts (account_id) ON DELETE CASCADE,
      channel_id VARCHAR(64) NOT NULL,
      message_id VARCHAR(64) NOT NULL,
      subject_kind VARCHAR(30) NOT NULL,
      subject_id ${uuid} NOT NULL,
      view_hash VARCHAR(64),
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_cards_message ON cards (channel_id, message_id, account_id);
    CREATE UNIQUE INDEX uq_cards_subject ON cards (subject_id, subject_kind, account_id, channel_id);

    CREATE TABLE recent_views (
      recent_view_id ${uuid} NOT NULL PRIMARY KEY,
      account_id ${uuid} NOT NULL REFERENCES chat_accounts (account_id) ON DELETE CASCADE,
      channel_id VARCHAR(64) NOT NULL,
      buttons TEXT NOT NULL,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_recent_views_channel ON recent_views (account_id, channel_id);

    CREATE TABLE drafts (
      draft_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      kind VARCHAR(20) NOT NULL,
      content TEXT NOT NULL,
      expires_at ${instant} NOT NULL,
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_drafts_expires_at ON drafts (expires_at);

    CREATE TABLE changes (
      change_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      label VARCHAR(255) NOT NULL,
      images TEXT NOT NULL,
      undone_at ${instant},
      expires_at ${instant} NOT NULL,
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_changes_expires_at ON changes (expires_at);
    CREATE INDEX idx_changes_user ON changes (user_id, created_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['changes', 'drafts', 'recent_views', 'cards', 'processed_requests'])
}

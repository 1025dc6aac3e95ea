// Browsers that show nudges as notifications, and what was sent to each of them.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE push_devices (
      push_device_id ${uuid} NOT NULL PRIMARY KEY,
      account_id ${uuid} NOT NULL REFERENCES chat_accounts (account_id) ON DELETE CASCADE,
      family_id TEXT NOT NULL,
      name VARCHAR(255) NOT NULL,
      address TEXT,
      address_mac VARCHAR(64),
      ended_at ${instant},
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_push_devices_address ON push_devices (address_mac) WHERE address_mac IS NOT NULL;
    CREATE INDEX idx_push_devices_account ON push_devices (account_id);
    CREATE INDEX idx_push_devices_family ON push_devices (family_id);
    CREATE INDEX idx_push_devices_ended ON push_devices (ended_at) WHERE ended_at IS NOT NULL;

    CREATE TABLE push_messages (
      push_message_id ${uuid} NOT NULL PRIMARY KEY,
      push_device_id ${uuid} NOT NULL REFERENCES push_devices (push_device_id) ON DELETE CASCADE,
      nudge_id ${uuid} NOT NULL REFERENCES nudges (nudge_id) ON DELETE CASCADE,
      actions TEXT NOT NULL DEFAULT '[]',
      state VARCHAR(20) NOT NULL DEFAULT 'begun'
        CONSTRAINT ck_push_messages_state CHECK (state IN ('begun', 'accepted', 'refused', 'shown')),
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_push_messages_device ON push_messages (nudge_id, push_device_id);
    CREATE INDEX idx_push_messages_device ON push_messages (push_device_id);
    CREATE INDEX idx_push_messages_created ON push_messages (created_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['push_messages', 'push_devices'])
}

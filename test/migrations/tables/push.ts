// Notifications of browsers.
import type { PushDevice } from '../../../src/models/push-device.ts'
import type { PushMessage } from '../../../src/models/push-message.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const push: ExpectedTables = {
  push_devices: table<PushDevice>({
    columns: {
      push_device_id: { type: 'UUID', primary: true },
      account_id: { type: 'UUID', required: true, references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      family_id: { type: 'TEXT', required: true },
      name: { type: 'VARCHAR(255)', required: true },
      address: { type: 'TEXT' },
      address_mac: { type: 'VARCHAR(64)' },
      ended_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_push_devices_account: 'account_id',
      idx_push_devices_family: 'family_id',
      idx_push_devices_ended: 'ended_at WHERE ended_at IS NOT NULL',
    },
    uniqueIndexes: {
      uq_push_devices_address: 'address_mac WHERE address_mac IS NOT NULL',
    },
  }),
  push_messages: table<PushMessage>({
    columns: {
      push_message_id: { type: 'UUID', primary: true },
      push_device_id: {
        type: 'UUID',
        required: true,
        references: 'push_devices.push_device_id',
        onDelete: 'CASCADE',
      },
      nudge_id: { type: 'UUID', required: true, references: 'nudges.nudge_id', onDelete: 'CASCADE' },
      actions: { type: 'TEXT', required: true, default: "'[]'" },
      state: { type: 'VARCHAR(20)', required: true, default: "'begun'" },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_push_messages_device: 'push_device_id',
      idx_push_messages_created: 'created_at',
    },
    uniqueIndexes: {
      uq_push_messages_device: 'nudge_id, push_device_id',
    },
    checks: {
      ck_push_messages_state: "state IN ('begun', 'accepted', 'refused', 'shown')",
    },
  }),
}

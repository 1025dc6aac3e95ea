// What a platform shows or keeps for a person.
import type { FocusSignal } from '../../../src/models/focus-signal.ts'
import type { HeldNudge } from '../../../src/models/held-nudge.ts'
import type { TokenRevocation } from '../../../src/models/token-revocation.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const platformState: ExpectedTables = {
  focus_signals: table<FocusSignal>({
    columns: {
      account_id: { type: 'UUID', primary: true, references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      status_consented_at: { type: 'INSTANT' },
      quiet_consented_at: { type: 'INSTANT' },
      names_task: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      credentials: { type: 'TEXT' },
      shown: { type: 'TEXT', required: true, default: "'{}'" },
      next_at: { type: 'INSTANT' },
      failure: { type: 'VARCHAR(50)' },
      failure_count: { type: 'INTEGER', required: true, default: '0' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: { idx_focus_signals_next_at: 'next_at WHERE next_at IS NOT NULL' },
  }),
  held_nudges: table<HeldNudge>({
    columns: {
      nudge_id: { type: 'UUID', primary: true },
      carrier_id: { type: 'UUID', required: true },
      schedule_id: { type: 'UUID', required: true },
      slot: { type: 'VARCHAR(64)', required: true },
      account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'SET NULL' },
      space_id: { type: 'UUID', required: true, references: 'spaces.space_id', onDelete: 'CASCADE' },
      channel_id: { type: 'VARCHAR(64)', required: true },
      message_key: { type: 'VARCHAR(64)' },
      view_hash: { type: 'VARCHAR(64)', required: true },
      card_kind: { type: 'VARCHAR(20)' },
      card_id: { type: 'VARCHAR(64)' },
      due_at: { type: 'INSTANT', required: true },
      state: { type: 'VARCHAR(20)', required: true, default: "'begun'" },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_held_nudges_account: 'account_id',
      idx_held_nudges_space: 'space_id',
      idx_held_nudges_due_at: 'due_at',
    },
    uniqueIndexes: { uq_held_nudges_slot: 'schedule_id, slot' },
    checks: { ck_held_nudges_state: "state IN ('begun', 'held', 'late')" },
  }),
  token_revocations: table<TokenRevocation>({
    columns: {
      token_revocation_id: { type: 'UUID', primary: true },
      platform: { type: 'VARCHAR(20)', required: true },
      credentials: { type: 'TEXT', required: true },
      next_try_at: { type: 'INSTANT', required: true },
      failure_count: { type: 'INTEGER', required: true, default: '0' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_token_revocations_next_try_at: 'next_try_at',
      idx_token_revocations_created_at: 'created_at',
    },
  }),
}

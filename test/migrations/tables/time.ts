// What is said first, and by whom.
import type { Lease } from '../../../src/models/lease.ts'
import type { Nudge } from '../../../src/models/nudge.ts'
import type { Schedule } from '../../../src/models/schedule.ts'
import type { Setting } from '../../../src/models/setting.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const time: ExpectedTables = {
  schedules: table<Schedule>({
    columns: {
      schedule_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      kind: { type: 'VARCHAR(40)', required: true },
      subject_id: { type: 'UUID' },
      local_time: { type: 'VARCHAR(5)' },
      local_date: { type: 'VARCHAR(10)' },
      days: { type: 'VARCHAR(27)' },
      lead_minutes: { type: 'INTEGER', required: true, default: '0' },
      is_active: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      consented_at: { type: 'INSTANT' },
      next_due_at: { type: 'INSTANT' },
      asked_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
      leads: { type: 'VARCHAR(60)' },
      repeat_minutes: { type: 'INTEGER' },
      repeat_count: { type: 'INTEGER' },
    },
    indexes: {
      idx_schedules_next_due_at: 'next_due_at WHERE next_due_at IS NOT NULL',
      idx_schedules_spent: 'updated_at WHERE next_due_at IS NULL AND subject_id IS NOT NULL',
    },
    uniqueIndexes: {
      uq_schedules_subject: 'user_id, kind, subject_id WHERE subject_id IS NOT NULL',
      uq_schedules_kind: 'user_id, kind WHERE subject_id IS NULL',
    },
  }),
  nudges: table<Nudge>({
    columns: {
      nudge_id: { type: 'UUID', primary: true },
      schedule_id: { type: 'UUID', required: true, references: 'schedules.schedule_id', onDelete: 'CASCADE' },
      slot: { type: 'VARCHAR(64)', required: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      local_date: { type: 'VARCHAR(10)', required: true },
      priority: { type: 'INTEGER', required: true },
      is_timed: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      state: { type: 'VARCHAR(20)', required: true, default: "'pending'" },
      due_at: { type: 'INSTANT', required: true },
      try_at: { type: 'INSTANT', required: true },
      attempt_count: { type: 'INTEGER', required: true, default: '0' },
      fence: { type: 'INTEGER', required: true, default: '0' },
      lease_expires_at: { type: 'INSTANT' },
      bundle_id: { type: 'UUID', references: 'nudges.nudge_id', onDelete: 'SET NULL' },
      account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'SET NULL' },
      channel_id: { type: 'VARCHAR(64)' },
      message_id: { type: 'VARCHAR(64)' },
      reason: { type: 'VARCHAR(50)' },
      sent_at: { type: 'INSTANT' },
      answered_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_nudges_over: "due_at WHERE state IN ('sent', 'missed', 'dropped', 'failed')",
      idx_nudges_account: 'account_id WHERE account_id IS NOT NULL',
      idx_nudges_user: 'user_id, local_date',
      idx_nudges_pending: "priority, try_at WHERE state = 'pending'",
      idx_nudges_leased: "lease_expires_at WHERE state IN ('sending', 'unknown')",
      idx_nudges_bundle: 'bundle_id WHERE bundle_id IS NOT NULL',
    },
    uniqueIndexes: {
      uq_nudges_slot: 'schedule_id, slot',
    },
    checks: {
      ck_nudges_priority: 'priority >= 0 AND priority <= 2',
      ck_nudges_state: "state IN ('pending', 'sending', 'unknown', 'sent', 'missed', 'dropped', 'failed')",
    },
  }),
  leases: table<Lease>({
    columns: {
      lease_id: { type: 'VARCHAR(40)', primary: true },
      holder: { type: 'VARCHAR(64)', required: true },
      fence: { type: 'INTEGER', required: true },
      expires_at: { type: 'INSTANT', required: true },
    },
  }),
  settings: table<Setting>({
    columns: {
      setting_id: { type: 'VARCHAR(40)', primary: true },
      value: { type: 'TEXT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
  }),
}

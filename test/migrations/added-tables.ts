// The tables that the documented ones lack, as decided: what the contract is held to.
// An instant is `timestamptz` on PostgreSQL and UTC text on SQLite.
import type { Admin } from '../../src/models/admin.ts'
import type { AuditEntry } from '../../src/models/audit-entry.ts'
import type { Card } from '../../src/models/card.ts'
import type { Change } from '../../src/models/change.ts'
import type { ChatAccount } from '../../src/models/chat-account.ts'
import type { Draft } from '../../src/models/draft.ts'
import type { FocusCompanion } from '../../src/models/focus-companion.ts'
import type { FocusInterruption } from '../../src/models/focus-interruption.ts'
import type { GoalLink } from '../../src/models/goal-link.ts'
import type { HabitCheck } from '../../src/models/habit-check.ts'
import type { HabitPause } from '../../src/models/habit-pause.ts'
import type { HabitSetting } from '../../src/models/habit-setting.ts'
import type { Lease } from '../../src/models/lease.ts'
import type { LinkCode } from '../../src/models/link-code.ts'
import type { Nudge } from '../../src/models/nudge.ts'
import type { ProcessedRequest } from '../../src/models/processed-request.ts'
import type { ProjectMember } from '../../src/models/project-member.ts'
import type { RecentView } from '../../src/models/recent-view.ts'
import type { Recurrence } from '../../src/models/recurrence.ts'
import type { RefreshTokenLink } from '../../src/models/refresh-token-link.ts'
import type { Schedule } from '../../src/models/schedule.ts'
import type { Setting } from '../../src/models/setting.ts'
import type { Space } from '../../src/models/space.ts'
import type { XpEntry } from '../../src/models/xp-entry.ts'
import type { ZonePlatform } from '../../src/models/zone-platform.ts'
import { type ExpectedTables, table } from './expected.ts'

export const addedTables: ExpectedTables = {
  spaces: table<Space>({
    columns: {
      space_id: { type: 'UUID', primary: true },
      platform: { type: 'VARCHAR(20)', required: true },
      external_id: { type: 'VARCHAR(64)', required: true, default: "''" },
      name: { type: 'VARCHAR(255)' },
      credentials: { type: 'TEXT' },
      is_active: { type: 'BOOLEAN', required: true, default: 'TRUE' },
      left_at: { type: 'INSTANT' },
      paused_until: { type: 'INSTANT' },
      failure_count: { type: 'INTEGER', required: true, default: '0' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_spaces_external: 'platform, external_id',
    },
  }),
  chat_accounts: table<ChatAccount>({
    columns: {
      account_id: { type: 'UUID', primary: true },
      space_id: { type: 'UUID', required: true, references: 'spaces.space_id', onDelete: 'CASCADE' },
      external_id: { type: 'VARCHAR(64)', required: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      display_name: { type: 'VARCHAR(255)' },
      dm_channel_id: { type: 'VARCHAR(64)' },
      dm_closed_at: { type: 'INSTANT' },
      last_seen_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_chat_accounts_user: 'user_id',
    },
    uniqueIndexes: {
      uq_chat_accounts_external: 'space_id, external_id',
    },
  }),
  admins: table<Admin>({
    columns: {
      admin_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      space_id: { type: 'UUID', references: 'spaces.space_id', onDelete: 'CASCADE' },
      granted_by_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_admins_space: 'user_id, space_id',
      uq_admins_operator: 'user_id WHERE space_id IS NULL',
    },
  }),
  link_codes: table<LinkCode>({
    columns: {
      code_id: { type: 'UUID', primary: true },
      purpose: { type: 'VARCHAR(20)', required: true },
      code_hash: { type: 'VARCHAR(64)', required: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      issuer_account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      bound_account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      redeemer_account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      expires_at: { type: 'INSTANT', required: true },
      redeemed_at: { type: 'INSTANT' },
      confirmed_at: { type: 'INSTANT' },
      approved_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_link_codes_expires_at: 'expires_at',
    },
    uniqueIndexes: {
      uq_link_codes_hash: 'code_hash',
    },
    checks: {
      ck_link_codes_purpose: "purpose IN ('link', 'invite', 'sign_in', 'operator')",
    },
  }),
  refresh_token_links: table<RefreshTokenLink>({
    columns: {
      token_id: { type: 'TEXT', primary: true, references: 'refresh_tokens.token_id', onDelete: 'CASCADE' },
      family_id: { type: 'TEXT', required: true, references: 'refresh_tokens.token_id', onDelete: 'CASCADE' },
      parent_id: { type: 'TEXT', references: 'refresh_tokens.token_id', onDelete: 'CASCADE' },
      device: { type: 'VARCHAR(255)' },
    },
    indexes: {
      idx_refresh_token_links_family: 'family_id',
    },
    uniqueIndexes: {
      uq_refresh_token_links_parent: 'parent_id',
    },
  }),
  audit_entries: table<AuditEntry>({
    columns: {
      audit_entry_id: { type: 'UUID', primary: true },
      action: { type: 'VARCHAR(50)', required: true },
      actor_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      subject_user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      account_id: { type: 'UUID', references: 'chat_accounts.account_id', onDelete: 'SET NULL' },
      space_id: { type: 'UUID', references: 'spaces.space_id', onDelete: 'SET NULL' },
      detail: { type: 'TEXT', required: true, default: "'{}'" },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_audit_entries_account: 'account_id, created_at',
      idx_audit_entries_space: 'space_id, created_at',
    },
  }),
  project_members: table<ProjectMember>({
    columns: {
      project_member_id: { type: 'UUID', primary: true },
      project_id: { type: 'UUID', required: true, references: 'projects.project_id', onDelete: 'CASCADE' },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      seen_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_project_members_user: 'user_id',
    },
    uniqueIndexes: {
      uq_project_members_user: 'project_id, user_id',
    },
  }),
  zone_platforms: table<ZonePlatform>({
    columns: {
      zone_platform_id: { type: 'UUID', primary: true },
      zone_id: { type: 'UUID', required: true, references: 'compass_zones.zone_id', onDelete: 'CASCADE' },
      platform: { type: 'VARCHAR(20)', required: true },
      is_hidden: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      is_preferred: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_zone_platforms_platform: 'zone_id, platform',
      uq_zone_platforms_preferred: 'zone_id WHERE is_preferred',
    },
  }),
  processed_requests: table<ProcessedRequest>({
    columns: {
      request_id: { type: 'VARCHAR(64)', primary: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_processed_requests_created_at: 'created_at',
    },
  }),
  cards: table<Card>({
    columns: {
      card_id: { type: 'UUID', primary: true },
      account_id: { type: 'UUID', required: true, references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      channel_id: { type: 'VARCHAR(64)', required: true },
      message_id: { type: 'VARCHAR(64)', required: true },
      subject_kind: { type: 'VARCHAR(30)', required: true },
      subject_id: { type: 'UUID', required: true },
      view_hash: { type: 'VARCHAR(64)' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_cards_message: 'channel_id, message_id, account_id',
      uq_cards_subject: 'subject_id, subject_kind, account_id, channel_id',
    },
  }),
  recent_views: table<RecentView>({
    columns: {
      recent_view_id: { type: 'UUID', primary: true },
      account_id: { type: 'UUID', required: true, references: 'chat_accounts.account_id', onDelete: 'CASCADE' },
      channel_id: { type: 'VARCHAR(64)', required: true },
      buttons: { type: 'TEXT', required: true },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_recent_views_channel: 'account_id, channel_id',
    },
  }),
  drafts: table<Draft>({
    columns: {
      draft_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      kind: { type: 'VARCHAR(20)', required: true },
      content: { type: 'TEXT', required: true },
      expires_at: { type: 'INSTANT', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_drafts_expires_at: 'expires_at',
    },
  }),
  changes: table<Change>({
    columns: {
      change_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      label: { type: 'VARCHAR(255)', required: true },
      images: { type: 'TEXT', required: true },
      undone_at: { type: 'INSTANT' },
      expires_at: { type: 'INSTANT', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_changes_expires_at: 'expires_at',
      idx_changes_user: 'user_id, created_at',
    },
  }),
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
    },
    indexes: {
      idx_schedules_next_due_at: 'next_due_at WHERE next_due_at IS NOT NULL',
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
  recurrences: table<Recurrence>({
    columns: {
      recurrence_id: { type: 'UUID', primary: true },
      task_id: { type: 'UUID', required: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      rule: { type: 'VARCHAR(255)', required: true },
      basis: { type: 'VARCHAR(20)', required: true },
      start_date: { type: 'VARCHAR(10)', required: true },
      local_time: { type: 'VARCHAR(5)' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_recurrences_task: 'task_id',
    },
    checks: {
      ck_recurrences_basis: "basis IN ('calendar', 'completion')",
    },
  }),
  goal_links: table<GoalLink>({
    columns: {
      goal_link_id: { type: 'UUID', primary: true },
      goal_id: { type: 'UUID', required: true, references: 'goals.goal_id', onDelete: 'CASCADE' },
      task_id: { type: 'UUID', required: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_goal_links_task: 'task_id',
    },
    uniqueIndexes: {
      uq_goal_links_task: 'goal_id, task_id',
    },
  }),
  habit_checks: table<HabitCheck>({
    columns: {
      check_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      check_date: { type: 'VARCHAR(10)', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_habit_checks_day: 'habit_id, check_date',
    },
  }),
  habit_pauses: table<HabitPause>({
    columns: {
      pause_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      start_date: { type: 'VARCHAR(10)', required: true },
      end_date: { type: 'VARCHAR(10)' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_habit_pauses_habit: 'habit_id',
    },
    checks: {
      ck_habit_pauses_end: 'end_date >= start_date',
    },
  }),
  habit_settings: table<HabitSetting>({
    columns: {
      habit_setting_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      is_essential: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_habit_settings_habit: 'habit_id',
    },
  }),
  focus_companions: table<FocusCompanion>({
    columns: {
      companion_id: { type: 'UUID', primary: true },
      session_id: { type: 'UUID', required: true, references: 'focus_sessions.session_id', onDelete: 'CASCADE' },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      emoji: { type: 'VARCHAR(10)' },
      note: { type: 'VARCHAR(255)' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_focus_companions_user: 'session_id, user_id',
    },
  }),
  focus_interruptions: table<FocusInterruption>({
    columns: {
      interruption_id: { type: 'UUID', primary: true },
      session_id: { type: 'UUID', required: true, references: 'focus_sessions.session_id', onDelete: 'CASCADE' },
      bookmark: { type: 'TEXT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_focus_interruptions_session: 'session_id',
    },
  }),
  xp_entries: table<XpEntry>({
    columns: {
      xp_entry_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      source_kind: { type: 'VARCHAR(20)', required: true },
      source_key: { type: 'VARCHAR(64)', required: true },
      turn: { type: 'INTEGER', required: true },
      amount: { type: 'INTEGER', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_xp_entries_user: 'user_id, created_at',
    },
    uniqueIndexes: {
      uq_xp_entries_turn: 'user_id, source_kind, source_key, turn',
    },
    checks: {
      ck_xp_entries_turn: 'turn >= 1',
    },
  }),
}
